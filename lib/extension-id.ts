/**
 * The public half of the key that fixes the extension's id in unpacked Chromium builds, so that policy files
 * written for it keep fitting. Source: https://developer.chrome.com/docs/extensions/reference/manifest/key
 */
export const MANIFEST_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsub5/6D1BcWvrymiw/nvClAMcaXT2Z1eutcX87NB+p/EBkEj0rqFwwre+iUAeVK3wcE08VrbdPxnHnQc5qABUkFo75A+B+3bcB34QfELMUCfirSKKLL2kfWlMRkRHxgdYSvvpqOGjWTQo2G7Uv35U6SMq5ZPn3AqmCzSiRcjtwuvaTaJZhM+kUmouVF2Be01Pux/EbnMuj0aHcT5CItjceMj2Pu/PoywUfOEczzc+vcWk+w/+dx+/bAE/IohAc5Grr6TppVb5kDOpQQz8uOezUcz6tGNass70VvDx5pnf0/sX2zzNbd81SwhQwCCj50ZNUo+KZQRqEmQedbsOd3NMQIDAQAB';

/** The Chromium id that follows from MANIFEST_KEY (first 16 bytes of its SHA-256, written a–p). */
export const CHROMIUM_EXTENSION_ID = 'higkicfhldddnmobnjmbhcblkbihklnf';

export const FIREFOX_ADDON_ID = 'right-purchase@right-purchase.example';
