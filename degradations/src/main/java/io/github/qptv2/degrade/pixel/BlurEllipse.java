package io.github.qptv2.degrade.pixel;

/**
 * The ellipse of an anisotropic kernel: {@code q = v' S^-1 v}, the squared distance relative to the two deviations.
 *
 * @param sigmaX deviation along the first axis, in pixels
 * @param sigmaY deviation along the second axis, in pixels
 * @param angle of the first axis, in degrees
 */
public record BlurEllipse(double sigmaX, double sigmaY, double angle) {

    /** A third of the 50 pixels on each side of the largest kernel. */
    private static final double WIDEST = 16.66;

    /** Checks the ranges. */
    public BlurEllipse {
        ParameterChecks.positive("sigma-x", sigmaX);
        ParameterChecks.positive("sigma-y", sigmaY);
        ParameterChecks.between("angle", angle, -360, 360);
    }

    double squaredDistance(double x, double y) {
        double cos = StrictMath.cos(StrictMath.toRadians(angle)), sin = StrictMath.sin(StrictMath.toRadians(angle));
        double along = (x * cos + y * sin) / sigmaX, across = (y * cos - x * sin) / sigmaY;
        return along * along + across * across;
    }

    /** Checks a kernel: an odd size, or 0 if the largest kernel, 101, holds three deviations on each side. */
    public void check(int kernel) {
        ParameterChecks.kernel(kernel);
        double sigma = Math.max(sigmaX, sigmaY);
        if (kernel == 0 && sigma > WIDEST) {
            throw new IllegalArgumentException(
                    "sigma must be at most 16.66 unless a kernel is given, got " + ParameterChecks.number(sigma));
        }
    }

    /** The odd kernel size with three deviations on each side. */
    public int fitting() {
        return 2 * (int) Math.ceil(3 * Math.max(sigmaX, sigmaY)) + 1;
    }
}
