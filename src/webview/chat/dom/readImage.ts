/** An image as it goes to a model. */
export interface ReadImage {
  readonly dataUrl: string;
  readonly width: number;
  readonly height: number;
}

/** Models scale down what is larger, so nothing is gained by sending it. */
const LONGEST_SIDE = 1568;
/** Screenshots stay sharp as PNG; what is larger than this becomes a JPEG. */
const LARGEST_PNG_LENGTH = 1_000_000;
const JPEG_QUALITY = 0.85;

/** Draws the image anew: smaller where it is large, and without what its file holds beside the picture (place, camera, text). Rejects for what is no image. */
export async function readImage(file: Blob): Promise<ReadImage> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The image cannot be drawn.');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const png = canvas.toDataURL('image/png');
  if (png.length <= LARGEST_PNG_LENGTH) return { dataUrl: png, width, height };
  // A JPEG knows no transparency.
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  return { dataUrl: canvas.toDataURL('image/jpeg', JPEG_QUALITY), width, height };
}
