package io.github.qptv2.media.image;

/** Kernels of {@link Resize}, as Pillow defines them; {@code support} is in pixels of the smaller of the two images. */
public enum ResizeFilter {
    /** The triangle 1 - |x|. */
    BILINEAR(1) {
        @Override
        double at(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },

    /** Keys' cubic convolution with a = -0.5 (Keys 1981, equation 15). */
    BICUBIC(2) {
        @Override
        double at(double x) {
            double t = Math.abs(x);
            if (t < 1) {
                return ((A + 2) * t - (A + 3)) * t * t + 1;
            }
            return t < 2 ? (((t - 5) * t + 8) * t - 4) * A : 0;
        }
    };

    private static final double A = -0.5;

    private final double support;

    ResizeFilter(double support) {
        this.support = support;
    }

    /** Half the width of the kernel. */
    double support() {
        return support;
    }

    /** The kernel at distance {@code x} from its center. */
    abstract double at(double x);
}
