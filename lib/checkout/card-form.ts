import type { Field, Frame } from './page-facts.ts';
import { takesCards } from './payment-hosts.ts';
import { remembered } from './remembered.ts';

const CARD_FIELD =
  /cc-(number|exp|csc)|card[-_ ]?(num|no\b|code|cvc|cvv|exp|ver)|ccnum|credit.?card|\bcvc|\bcvv|security.?code/;
const CARD_FRAME =
  /card|karte|carte|tarjeta|cart[aã]o|carta|kaart|kart|カード|카드|卡|(payment|zahlung|paiement|pago|pagamento|betal\w+|支払|결제|支付|付款).*(input|frame|eingabe|saisie|entrada|inser|invoer|ind?mat|入力|입력|输入)/i;

const isCardField = ({ autocomplete, hint, type }: Field): boolean =>
  type !== 'radio' &&
  type !== 'checkbox' &&
  (CARD_FIELD.test(autocomplete) || CARD_FIELD.test(hint));

const isCardFrame = ({ host, path, title }: Frame): boolean =>
  takesCards(host, path) || CARD_FRAME.test(title);

/** Whether card details are asked for, in fields or in a payment provider's frame. */
export const hasCardForm = remembered(
  ({ fields, frames }: { fields: Field[]; frames: Frame[] }): boolean =>
    fields.some(isCardField) || frames.some(isCardFrame),
);
