import { theme as antd, type ThemeConfig } from 'antd';

/** Deep jade. antd greys the tints of so deep a colour, so the pale ones are named. */
const BRAND = '#1F6F5C';

const light = {
  colorPrimary: BRAND,
  colorLink: BRAND,
  colorInfo: BRAND,
  colorPrimaryBg: '#E6F1EE',
  colorPrimaryBgHover: '#D6E8E2',
  colorPrimaryBorder: '#A9D0C4',
  colorPrimaryBorderHover: '#7DB8A7',
  colorPrimaryHover: '#26806A',
  colorPrimaryActive: '#175546',
  colorInfoBg: '#E6F1EE',
  colorInfoBorder: '#A9D0C4',
  colorBgLayout: '#F6F7F5',
  // antd's own greys are too pale for AA.
  colorTextDescription: '#5D6964',
  colorTextPlaceholder: '#67716D',
};
const dark = {
  colorPrimary: '#5CB8A1',
  colorLink: '#6FD0B7',
  colorInfo: '#5CB8A1',
  colorPrimaryBg: '#1D2F2A',
  colorPrimaryBgHover: '#233A33',
  colorPrimaryBorder: '#2C5548',
  colorPrimaryBorderHover: '#3A7463',
  colorInfoBg: '#1D2F2A',
  colorInfoBorder: '#2C5548',
  colorBgLayout: '#121413',
  colorBgContainer: '#1A1D1B',
  colorBgElevated: '#212522',
  colorTextDescription: '#A0AAA6',
  colorTextPlaceholder: '#8D9793',
};
/** Dark words on what is bright in the dark: jade and red with white words on them fall short of AA. */
const onBright = '#0F1A16';

/** antd's tokens, not overrides. Borders before shadows, radius 6, an 8-pixel grid. */
export function themeOf(isDark: boolean, isStill: boolean): ThemeConfig {
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: {},
    token: {
      ...(isDark ? dark : light),
      borderRadius: 6,
      fontSize: 14,
      fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif',
      // Still isn't none at all: what waits for the end of a motion hears of it, and a dialog's first field is focused then. That nothing moves meanwhile is in app.css.
      ...(isStill ? { motionDurationSlow: '1ms', motionDurationMid: '1ms', motionDurationFast: '1ms' } : { motionDurationSlow: '0.2s', motionDurationMid: '0.15s' }),
      boxShadowTertiary: 'none',
    },
    components: {
      Layout: { headerBg: 'transparent', siderBg: isDark ? '#171A18' : '#FFFFFF' },
      Menu: { itemBorderRadius: 6, activeBarBorderWidth: 0, itemSelectedBg: isDark ? '#1D2F2A' : '#E6F1EE', itemSelectedColor: isDark ? '#5CB8A1' : BRAND },
      Alert: { withDescriptionIconSize: 18, withDescriptionPadding: '12px 16px' },
      Card: { headerFontSize: 15 },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(isDark ? { primaryColor: onBright, dangerColor: onBright, colorError: '#F0857A', colorErrorHover: '#F5A199', colorErrorActive: '#E06A5E' } : { colorError: '#B42318', colorErrorHover: '#C4392E', colorErrorActive: '#8F1B12' }),
      },
      Steps: isDark ? { colorTextLightSolid: onBright, colorTextDescription: '#A0AAA6' } : { colorTextDescription: '#5D6964' },
    },
  };
}
