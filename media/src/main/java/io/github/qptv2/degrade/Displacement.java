package io.github.qptv2.degrade;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

/** Pixels and patches that are not where they belong. */
public sealed interface Displacement extends Geometry {

    /**
     * Every pixel is taken from a place nearby, Gaussian in x and y, again and again (KADID-10k type 19).
     *
     * @param deviation in pixels, of each round
     * @param rounds 1 to 20
     */
    record Jitter(double deviation, int rounds) implements Displacement {
        /** Checks the ranges. */
        public Jitter {
            Rules.between("deviation", deviation, 0, 20);
            Rules.between("rounds", rounds, 1, 20);
        }

        @Override
        public Settings settings() {
            return Settings.of("jitter", "deviation", deviation, "rounds", rounds);
        }

        @Override
        public void spoil(Canvas canvas) {
            for (int round = 0; round < rounds; round++) {
                Mat offsets = Offsets.normal(canvas, deviation);
                canvas.draw((from, to) -> Offsets.move(from, to, offsets, INTER_LINEAR));
            }
        }
    }

    /**
     * Square patches copied to places nearby (KADID-10k type 20, "non-eccentricity patch").
     *
     * @param count of patches
     * @param size of a patch's side in pixels; smaller where the picture is
     * @param reach how far along each axis, in pixels
     */
    record Patches(int count, int size, int reach) implements Displacement {
        /** Checks the ranges. */
        public Patches {
            Rules.between("count", count, 0, 10_000);
            Rules.between("size", size, 1, 512);
            Rules.between("reach", reach, 0, 512);
        }

        @Override
        public Settings settings() {
            return Settings.of("non-eccentricity-patch", "count", count, "size", size, "reach", reach);
        }

        @Override
        public void spoil(Canvas canvas) {
            var picture = canvas.pixels();
            var random = canvas.random();
            int side = Math.min(size, Math.min(picture.rows(), picture.cols()));
            int freeX = picture.cols() - side, freeY = picture.rows() - side;
            for (int i = 0; i < count; i++) {
                int x = random.below(freeX + 1), y = random.below(freeY + 1);
                int toX = Math.max(0, Math.min(freeX, x + random.below(2 * reach + 1) - reach));
                int toY = Math.max(0, Math.min(freeY, y + random.below(2 * reach + 1) - reach));
                Mat patch = picture.apply(new Rect(x, y, side, side)).clone();
                patch.copyTo(picture.apply(new Rect(toX, toY, side, side)));
            }
        }
    }

    /**
     * Squares of one random colour each (KADID-10k type 23).
     *
     * @param count of squares
     * @param size of a square's side in pixels; smaller where the picture is
     */
    record ColourBlocks(int count, int size) implements Displacement {
        /** Checks the ranges. */
        public ColourBlocks {
            Rules.between("count", count, 0, 10_000);
            Rules.between("size", size, 1, 512);
        }

        @Override
        public Settings settings() {
            return Settings.of("colour-block", "count", count, "size", size);
        }

        @Override
        public void spoil(Canvas canvas) {
            var picture = canvas.pixels();
            var random = canvas.random();
            int side = Math.min(size, Math.min(picture.rows(), picture.cols()));
            for (int i = 0; i < count; i++) {
                int x = random.below(picture.cols() - side + 1), y = random.below(picture.rows() - side + 1);
                var colour = new Scalar(random.below(256), random.below(256), random.below(256), 0);
                rectangle(picture, new Rect(x, y, side, side), colour, FILLED, LINE_8, 0);
            }
        }
    }
}
