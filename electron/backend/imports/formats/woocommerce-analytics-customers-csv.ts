import type { RecordFormatOf } from '../records/record-format.ts';

/** WooCommerce Analytics’ customers. It has no consent: nobody has said yes. Headings follow the site’s language. */
export const wooCustomers: RecordFormatOf<'people'> = {
  id: 'woocommerce-analytics-customers-csv',
  platform: 'woocommerce',
  kind: 'people',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    nick: ['Username', 'Benutzername', 'Identifiant', 'Nombre de usuario', '用户名'],
    name: ['Name', 'Nom', 'Nombre', '名称', '姓名'],
    email: ['Email', 'E-Mail', 'E-mail', 'Correo electrónico', '电子邮箱', '电子邮件'],
    phone: ['Billing Phone', 'Shipping Phone'],
    since: ['Sign Up', 'Registrierung', 'Inscription', 'Registro', '注册'],
    activeAt: ['Last Active', 'Zuletzt aktiv', 'Dernière activité', 'Última actividad', '上次活跃'],
    orderCount: ['Orders', 'Bestellungen', 'Commandes', 'Pedidos', '订单'],
    country: ['Country / Region', 'Land / Region', 'Pays/région', 'País / Región', '国家/地区'],
    province: ['Region', 'Région', 'Región', '地区'],
    city: ['City', 'Stadt', 'Ville', 'Ciudad', '城市'],
  },
  needs: ['email', 'name', 'orderCount', 'activeAt'],
  unused: 'Total Spend|Gesamtausgaben|Dépenses totales|Gasto total|总支出|AOV|AOV (Durchschnittlicher Bestellwert)|Postal Code|Postleitzahl|Code postal|Código postal|邮政编码|Role',
};
