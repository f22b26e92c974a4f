package io.github.qptv2.degrade.pixel;

/** Convolution kernels of the published degradation models. */
public final class BlurKernels {

    private static final int BESSEL_POINTS = 128;

    private BlurKernels() {}

    /** One row of a Gaussian: {@code exp(-x^2 / (2 sigma^2))}, summing to 1. */
    public static double[] gaussianRow(double sigma, int size) {
        var row = new double[size];
        double sum = 0;
        double center = (size - 1) / 2.0;
        for (int i = 0; i < size; i++) {
            double x = i - center;
            row[i] = StrictMath.exp(-x * x / (2 * sigma * sigma));
            sum += row[i];
        }
        for (int i = 0; i < size; i++) {
            row[i] /= sum;
        }
        return row;
    }

    /** {@code exp(-q^beta / 2)}: Gaussian for beta 1, flatter above, more peaked below. */
    public static ConvolutionKernel generalized(BlurEllipse shape, double beta, int size) {
        return ConvolutionKernel.of(
                size, (x, y) -> StrictMath.exp(-StrictMath.pow(shape.squaredDistance(x, y), beta) / 2));
    }

    /** {@code 1 / (1 + q^beta)}: a flat top with a long tail. */
    public static ConvolutionKernel plateau(BlurEllipse shape, double beta, int size) {
        return ConvolutionKernel.of(size, (x, y) -> 1 / (1 + StrictMath.pow(shape.squaredDistance(x, y), beta)));
    }

    /**
     * An ideal circular low-pass filter, truncated to its window: {@code w J1(w r) / (2 pi r)}.
     *
     * @param cutoff w, in radians per pixel
     */
    public static ConvolutionKernel sinc(double cutoff, int size) {
        return ConvolutionKernel.of(size, (x, y) -> {
            double r = Math.sqrt(x * x + y * y);
            return r == 0 ? cutoff * cutoff / (4 * Math.PI) : cutoff * besselJ1(cutoff * r) / (2 * Math.PI * r);
        });
    }

    /** Bessel's integral by the midpoint rule, which converges faster than any power for a periodic integrand. */
    static double besselJ1(double x) {
        double sum = 0;
        for (int i = 0; i < BESSEL_POINTS; i++) {
            double angle = Math.PI * (i + 0.5) / BESSEL_POINTS;
            sum += StrictMath.cos(angle - x * StrictMath.sin(angle));
        }
        return sum / BESSEL_POINTS;
    }

    /** A uniform disk: the weight of a pixel is the share of it inside the disk, sampled at 16 x 16 points. */
    public static ConvolutionKernel disk(double radius) {
        int reach = (int) Math.ceil(radius - 0.5);
        return ConvolutionKernel.of(2 * reach + 1, (x, y) -> covered(x, y, radius));
    }

    private static double covered(double x, double y, double radius) {
        int inside = 0;
        for (double dy = -15 / 32.0; dy < 0.5; dy += 1 / 16.0) {
            for (double dx = -15 / 32.0; dx < 0.5; dx += 1 / 16.0) {
                inside += (x + dx) * (x + dx) + (y + dy) * (y + dy) <= radius * radius ? 1 : 0;
            }
        }
        return inside;
    }

    /**
     * Linear motion: a line one pixel wide with linear falloff.
     *
     * @param length in pixels, ends included: 1 does nothing
     * @param angle in degrees, counterclockwise from the row
     */
    public static ConvolutionKernel motion(double length, double angle) {
        double half = (length - 1) / 2;
        double cos = StrictMath.cos(StrictMath.toRadians(angle)), sin = -StrictMath.sin(StrictMath.toRadians(angle));
        int reach = (int) Math.ceil(half);
        return ConvolutionKernel.of(2 * reach + 1, (x, y) -> {
            double along = Math.max(0, Math.abs(x * cos + y * sin) - half);
            double across = y * cos - x * sin;
            return Math.max(0, 1 - Math.sqrt(along * along + across * across));
        });
    }
}
