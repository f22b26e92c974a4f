package io.github.qptv2.degrade;

/**
 * The shape of a blur: {@code q = v' S^-1 v}, the squared distance in units of its two deviations.
 *
 * @param sigmaX deviation along the first axis, in pixels
 * @param sigmaY deviation along the second axis, in pixels
 * @param angle of the first axis, in degrees
 */
record Ellipse(double sigmaX, double sigmaY, double angle) {

    Ellipse {
        Rules.positive("sigma-x", sigmaX);
        Rules.positive("sigma-y", sigmaY);
        Rules.between("angle", angle, -360, 360);
    }

    double squaredDistance(double x, double y) {
        double cos = StrictMath.cos(StrictMath.toRadians(angle)), sin = StrictMath.sin(StrictMath.toRadians(angle));
        double along = (x * cos + y * sin) / sigmaX, across = (y * cos - x * sin) / sigmaY;
        return along * along + across * across;
    }

    /** An odd kernel size that holds three deviations. */
    int fitting() {
        return Math.min(101, 2 * (int) Math.ceil(3 * Math.max(sigmaX, sigmaY)) + 1);
    }
}
