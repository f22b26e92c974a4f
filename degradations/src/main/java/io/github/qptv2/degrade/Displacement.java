package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

/** Displaced pixels and patches. */
public sealed interface Displacement extends GeometryDegradation {

    /**
     * Takes every pixel from a position nearby, at Gaussian offsets in x and y, in several rounds (KADID-10k type 19).
     *
     * @param deviation of the offsets of one round, in pixels
     * @param rounds 1 to 20
     */
    record Jitter(double deviation, int rounds) implements Displacement {
        /** Checks the ranges. */
        public Jitter {
            ParameterChecks.between("deviation", deviation, 0, 20);
            ParameterChecks.between("rounds", rounds, 1, 20);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("jitter", "deviation", deviation, "rounds", rounds);
        }

        @Override
        public void applyTo(Canvas canvas) {
            for (int round = 0; round < rounds; round++) {
                Mat offsets = PixelOffsets.normal(canvas, deviation);
                canvas.draw((from, to) -> PixelOffsets.move(from, to, offsets, INTER_LINEAR));
            }
        }
    }

    /**
     * Copies square patches to positions nearby (KADID-10k type 20, "non-eccentricity patch").
     *
     * @param count number of patches
     * @param size side of a patch in pixels, limited to the image
     * @param reach largest offset along each axis, in pixels
     */
    record Patches(int count, int size, int reach) implements Displacement {
        /** Checks the ranges. */
        public Patches {
            ParameterChecks.between("count", count, 0, 10_000);
            ParameterChecks.between("size", size, 1, 512);
            ParameterChecks.between("reach", reach, 0, 512);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("non-eccentricity-patch", "count", count, "size", size, "reach", reach);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var image = canvas.pixels();
            var random = canvas.random();
            int side = Math.min(size, Math.min(image.rows(), image.cols()));
            int freeX = image.cols() - side, freeY = image.rows() - side;
            for (int i = 0; i < count; i++) {
                int x = random.below(freeX + 1), y = random.below(freeY + 1);
                int toX = Math.max(0, Math.min(freeX, x + random.below(2 * reach + 1) - reach));
                int toY = Math.max(0, Math.min(freeY, y + random.below(2 * reach + 1) - reach));
                Mat patch = image.apply(new Rect(x, y, side, side)).clone();
                patch.copyTo(image.apply(new Rect(toX, toY, side, side)));
            }
        }
    }

    /**
     * Fills square blocks with one random color each (KADID-10k type 23).
     *
     * @param count number of blocks
     * @param size side of a block in pixels, limited to the image
     */
    record ColorBlocks(int count, int size) implements Displacement {
        /** Checks the ranges. */
        public ColorBlocks {
            ParameterChecks.between("count", count, 0, 10_000);
            ParameterChecks.between("size", size, 1, 512);
        }

        @Override
        public OperatorSettings settings() {
            return OperatorSettings.of("color-block", "count", count, "size", size);
        }

        @Override
        public void applyTo(Canvas canvas) {
            var image = canvas.pixels();
            var random = canvas.random();
            int side = Math.min(size, Math.min(image.rows(), image.cols()));
            for (int i = 0; i < count; i++) {
                int x = random.below(image.cols() - side + 1), y = random.below(image.rows() - side + 1);
                var color = new Scalar(random.below(256), random.below(256), random.below(256), 0);
                rectangle(image, new Rect(x, y, side, side), color, FILLED, LINE_8, 0);
            }
        }
    }
}
