import { useEffect, useRef, type ImgHTMLAttributes, type ReactNode } from 'react';

interface ShownProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'src'> {
  readonly bytes: ArrayBuffer;
  readonly type: string;
  /** What it shows; empty where words beside it say so. */
  readonly alt: string;
}

/** A picture from its bytes; they have an address for as long as it is shown. */
export const Shown = ({ bytes, type, alt, ...rest }: ShownProps): ReactNode => {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (image.current === null) return;
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, type]);
  return <img {...rest} ref={image} alt={alt} />;
};
