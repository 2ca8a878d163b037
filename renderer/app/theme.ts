import { theme as antd, type ThemeConfig } from 'antd';

/** Deep jade; antd makes its tints. */
const BRAND = '#1F6F5C';

/** antd's tokens, not overrides. Borders before shadows, radius 6, an 8-pixel grid. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: {},
    token: {
      colorPrimary: dark ? '#3FA088' : BRAND,
      colorLink: dark ? '#5CB8A1' : BRAND,
      colorInfo: dark ? '#3FA088' : BRAND,
      colorBgLayout: dark ? '#121413' : '#F6F7F5',
      borderRadius: 6,
      fontSize: 14,
      fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif',
      motionDurationSlow: '0.2s',
      motionDurationMid: '0.15s',
      boxShadowTertiary: 'none',
    },
    components: {
      Layout: { headerBg: 'transparent', siderBg: dark ? '#171A18' : '#FFFFFF' },
      Menu: { itemBorderRadius: 6, activeBarBorderWidth: 0 },
      Card: { headerFontSize: 15 },
    },
  };
}
