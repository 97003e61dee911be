/** One name for a vendor across visits: its registrable domain, else its name folded to lower case. */
export const vendorKey = (vendor: { name: string; domain?: string | undefined }): string =>
  vendor.domain ?? vendor.name.toLowerCase();
