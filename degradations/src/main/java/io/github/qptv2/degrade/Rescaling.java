package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.Interpolation;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

/** Loss of resolution: the image is resized and resized back. */
public sealed interface Rescaling extends GeometryDegradation {

    /**
     * Downscaling and upscaling.
     *
     * @param factor by which each side is reduced, 1 to 64
     */
    record DownUp(double factor, Interpolation down, Interpolation up) implements Rescaling {
        /** Checks the range. */
        public DownUp {
            ParameterChecks.between("factor", factor, 1, 64);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("down-up", "factor", factor, "down", down, "up", up);
        }

        @Override
        public void applyTo(Canvas canvas) {
            int columns = canvas.pixels().cols(), rows = canvas.pixels().rows();
            to(canvas, columns / factor, rows / factor, down.code());
            to(canvas, columns, rows, up.code());
        }
    }

    /**
     * A change of size within a chain: the operators after it process a smaller or larger image, until {@link Restore}
     * or the end of the chain restores the size.
     *
     * @param factor on each side, 1/16 to 4
     */
    record Rescale(double factor, Interpolation filter) implements Rescaling {
        /** Checks the range. */
        public Rescale {
            ParameterChecks.between("factor", factor, 0.0625, 4);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("rescale", "factor", factor, "filter", filter);
        }

        @Override
        public void applyTo(Canvas canvas) {
            // relative to the final size, as in Real-ESRGAN: two in a row do not multiply
            to(canvas, canvas.width() * factor, canvas.height() * factor, filter.code());
        }
    }

    /** Restores the size of the original image. */
    record Restore(Interpolation filter) implements Rescaling {
        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("restore-size", "filter", filter);
        }

        @Override
        public void applyTo(Canvas canvas) {
            to(canvas, canvas.width(), canvas.height(), filter.code());
        }
    }

    /**
     * Blocks of one color (KADID-10k type 21): nearest-neighbor downscaling and upscaling, the smaller side being
     * {@code 0.95 - strength^0.6} of the larger.
     *
     * @param strength 0 to 0.9
     */
    record Pixelate(double strength) implements Rescaling {
        /** Checks the range. */
        public Pixelate {
            ParameterChecks.between("strength", strength, 0, 0.9);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("pixelate", "strength", strength);
        }

        @Override
        public void applyTo(Canvas canvas) {
            int columns = canvas.pixels().cols(), rows = canvas.pixels().rows();
            double share = 0.95 - StrictMath.pow(strength, 0.6);
            to(canvas, columns * share, rows * share, INTER_NEAREST);
            to(canvas, columns, rows, INTER_NEAREST);
        }
    }

    private static void to(Canvas canvas, double columns, double rows, int filter) {
        int width = Math.max(1, (int) columns), height = Math.max(1, (int) rows);
        if (width != canvas.pixels().cols() || height != canvas.pixels().rows()) {
            canvas.draw((from, to) -> resize(from, to, new Size(width, height), 0, 0, filter));
        }
    }
}
