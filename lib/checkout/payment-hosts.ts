/**
 * Who takes payments for others. `pages`: whole checkout pages on their hosts, for sellers of software above all or
 * for anyone. `frames`: frames inside the seller's page take the card. `seller`: the subdomain names the seller.
 * Each of these must open the gate; a test holds gate.ts to it.
 */
export interface PaymentHost {
  name: string;
  hosts: string[];
  pages?: 'software' | 'anything';
  frames?: true;
  seller?: 'subdomain';
}

export const PAYMENT_HOSTS: readonly PaymentHost[] = [
  {
    name: 'Stripe',
    hosts: ['checkout.stripe.com', 'buy.stripe.com', 'billing.stripe.com/p/'],
    pages: 'anything',
  },
  { name: 'Stripe', hosts: ['js.stripe.com'], frames: true },
  { name: 'Paddle', hosts: ['paddle.com', 'paddle.io'], pages: 'software', frames: true },
  {
    name: 'Lemon Squeezy',
    hosts: ['lemonsqueezy.com'],
    pages: 'software',
    frames: true,
    seller: 'subdomain',
  },
  {
    name: 'FastSpring',
    hosts: ['onfastspring.com'],
    pages: 'software',
    frames: true,
    seller: 'subdomain',
  },
  {
    name: 'Chargebee',
    hosts: ['chargebee.com'],
    pages: 'anything',
    frames: true,
    seller: 'subdomain',
  },
  { name: 'Recurly', hosts: ['recurly.com'], pages: 'anything', frames: true, seller: 'subdomain' },
  { name: '2Checkout', hosts: ['2checkout.com', 'avangate.com'], pages: 'software', frames: true },
  { name: 'Polar', hosts: ['polar.sh'], pages: 'software', frames: true },
  { name: 'Gumroad', hosts: ['gumroad.com'], pages: 'anything', seller: 'subdomain' },
  { name: 'Freemius', hosts: ['freemius.com'], pages: 'software', frames: true },
  { name: 'PayPro Global', hosts: ['payproglobal.com'], pages: 'software', frames: true },
  { name: 'Cleverbridge', hosts: ['cleverbridge.com'], pages: 'software' },
  { name: 'MyCommerce', hosts: ['mycommerce.com', 'shareit.com'], pages: 'software' },
  { name: 'Digital River', hosts: ['digitalriver.com'], pages: 'software' },
  { name: 'Creem', hosts: ['creem.io'], pages: 'software' },
  { name: 'Dodo Payments', hosts: ['dodopayments.com'], pages: 'software' },
  { name: 'Chargify', hosts: ['chargifypay.com'], pages: 'software', seller: 'subdomain' },
  { name: 'Chargify', hosts: ['chargify.com'], frames: true },
  { name: 'Outseta', hosts: ['outseta.com'], pages: 'software', seller: 'subdomain' },
  { name: 'Billwerk', hosts: ['billwerk.com', 'reepay.com'], pages: 'anything' },
  { name: 'BlueSnap', hosts: ['bluesnap.com'], pages: 'anything', frames: true },
  { name: 'ThriveCart', hosts: ['thrivecart.com'], pages: 'anything', seller: 'subdomain' },
  {
    name: 'PayPal',
    hosts: ['paypal.com/checkoutnow', 'paypal.com/webapps/billing'],
    pages: 'anything',
  },
  { name: 'Mollie', hosts: ['mollie.com/checkout'], pages: 'anything' },
  { name: 'Mollie', hosts: ['mollie.com'], frames: true },
  {
    name: 'PayU',
    hosts: ['payu.com', 'payu.in', 'payulatam.com'],
    pages: 'anything',
    frames: true,
  },
  { name: 'Redsys', hosts: ['redsys.es'], pages: 'anything' },
  { name: 'Nexi', hosts: ['nexi.it'], pages: 'anything' },
  { name: 'Przelewy24', hosts: ['przelewy24.pl'], pages: 'anything' },
  { name: 'Payrexx', hosts: ['payrexx.com'], pages: 'anything', seller: 'subdomain' },
  { name: 'GoCardless', hosts: ['pay.gocardless.com'], pages: 'anything', frames: true },
  {
    name: 'AWS Marketplace',
    hosts: ['aws.amazon.com/marketplace', 'console.aws.amazon.com/marketplace'],
    pages: 'software',
  },
  { name: 'Atlassian Marketplace', hosts: ['marketplace.atlassian.com'], pages: 'software' },
  {
    name: 'Microsoft Marketplace',
    hosts: [
      'azuremarketplace.microsoft.com',
      'marketplace.microsoft.com',
      'appsource.microsoft.com',
    ],
    pages: 'software',
  },
  {
    name: 'Google Cloud Marketplace',
    hosts: ['console.cloud.google.com/marketplace', 'workspace.google.com/marketplace'],
    pages: 'software',
  },
  { name: 'AppExchange', hosts: ['appexchange.salesforce.com/appxcheckout'], pages: 'software' },
  { name: 'GitHub Marketplace', hosts: ['github.com/marketplace'], pages: 'software' },
  { name: 'Slack Marketplace', hosts: ['slack.com/marketplace'], pages: 'software' },
  {
    name: 'Shopify App Store',
    hosts: ['apps.shopify.com', 'admin.shopify.com/store'],
    pages: 'software',
  },
  { name: 'Braintree', hosts: ['braintreegateway.com', 'braintree-api.com'], frames: true },
  { name: 'Adyen', hosts: ['adyen.com'], frames: true },
  { name: 'Square', hosts: ['squareup.com', 'squarecdn.com'], frames: true },
  { name: 'Razorpay', hosts: ['razorpay.com'], frames: true },
  { name: 'Paystack', hosts: ['paystack.com'], frames: true },
  { name: 'Checkout.com', hosts: ['checkout.com'], frames: true },
  { name: 'Mercado Pago', hosts: ['mercadopago.com'], frames: true },
  { name: 'Zuora', hosts: ['zuora.com'], frames: true },
  { name: 'Spreedly', hosts: ['spreedly.com'], frames: true },
  { name: 'Basis Theory', hosts: ['basistheory.com'], frames: true },
  { name: 'Very Good Security', hosts: ['verygoodvault.com'], frames: true },
  { name: 'Authorize.net', hosts: ['authorize.net'], frames: true },
  { name: 'Cybersource', hosts: ['cybersource.com'], frames: true },
  { name: 'Worldpay', hosts: ['worldpay.com'], frames: true },
];

/** The payment host that serves this page, if any. */
export const servedBy = (host: string, path: string): PaymentHost | undefined =>
  BACK_OFFICE.test(path)
    ? undefined
    : PAYMENT_HOSTS.find((one) => one.pages && one.hosts.some((name) => isUnder(name, host, path)));

/** Where sellers set their checkouts up, on the same hosts. */
const BACK_OFFICE = /^\/(store\/[^/]+\/)?(admin|dashboard|docs|developers?|editor|settings)(\/|$)/;

/** Whether a frame from there takes card details; the providers' helpers and metrics do not. */
export const takesCards = (host: string, path: string): boolean =>
  !/controller|outer|metrics|captcha|preconnect|\/bus$/.test(path) &&
  PAYMENT_HOSTS.some((one) => one.frames && one.hosts.some((name) => isUnder(name, host, path)));

/** A name covers its subdomains; a name with a slash also wants the path to begin so. */
function isUnder(name: string, host: string, path: string): boolean {
  const cut = name.indexOf('/');
  const domain = cut < 0 ? name : name.slice(0, cut);
  return (
    (host === domain || host.endsWith(`.${domain}`)) &&
    (cut < 0 || path.startsWith(name.slice(cut)))
  );
}
