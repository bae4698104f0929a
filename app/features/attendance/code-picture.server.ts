import QRCode from "qrcode";

/** The address as a QR code, a data: address of an SVG; black on white whatever the theme. */
export async function codePicture(address: string): Promise<string> {
  const svg = await QRCode.toString(address, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
