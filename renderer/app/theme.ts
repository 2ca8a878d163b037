import { theme as antd, type ThemeConfig } from 'antd';

/** Deep jade. antd greys the tints of so deep a colour, so the pale ones are named. */
const BRAND = '#1F6F5C';
const tints = {
  light: { colorPrimaryBg: '#E6F1EE', colorPrimaryBgHover: '#D6E8E2', colorPrimaryBorder: '#A9D0C4', colorPrimaryBorderHover: '#7DB8A7', colorPrimaryHover: '#2C8A73', colorPrimaryActive: '#175546', colorInfoBg: '#E6F1EE', colorInfoBorder: '#A9D0C4' },
  dark: { colorPrimaryBg: '#1D2F2A', colorPrimaryBgHover: '#233A33', colorPrimaryBorder: '#2C5548', colorPrimaryBorderHover: '#3A7463', colorInfoBg: '#1D2F2A', colorInfoBorder: '#2C5548' },
};

/** antd's tokens, not overrides. Borders before shadows, radius 6, an 8-pixel grid. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: {},
    token: {
      colorPrimary: dark ? '#3FA088' : BRAND,
      ...(dark ? tints.dark : tints.light),
      colorLink: dark ? '#5CB8A1' : BRAND,
      colorInfo: dark ? '#3FA088' : BRAND,
      colorBgLayout: dark ? '#121413' : '#F6F7F5',
      // antd's own is too pale for AA.
      colorTextDescription: dark ? '#A0AAA6' : '#5D6964',
      borderRadius: 6,
      fontSize: 14,
      fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif',
      motionDurationSlow: '0.2s',
      motionDurationMid: '0.15s',
      boxShadowTertiary: 'none',
    },
    components: {
      Layout: { headerBg: 'transparent', siderBg: dark ? '#171A18' : '#FFFFFF' },
      Menu: { itemBorderRadius: 6, activeBarBorderWidth: 0, itemSelectedBg: dark ? '#1D2F2A' : '#E6F1EE', itemSelectedColor: dark ? '#5CB8A1' : BRAND },
      Alert: { withDescriptionIconSize: 18, withDescriptionPadding: '12px 16px' },
      Card: { headerFontSize: 15 },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
