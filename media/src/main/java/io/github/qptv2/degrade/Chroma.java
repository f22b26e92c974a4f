package io.github.qptv2.degrade;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

/** Colour damaged while lightness mostly stays. */
public sealed interface Chroma extends Colour {

    /**
     * The green channel is moved in a random direction where the picture has edges (KADID-10k type 5).
     *
     * @param distance in pixels, 0 to 100
     */
    record Shift(double distance) implements Chroma {
        /** Checks the range. */
        public Shift {
            Rules.between("distance", distance, 0, 100);
        }

        @Override
        public Settings settings() {
            return Settings.of("colour-shift", "distance", distance);
        }

        @Override
        public void spoil(Canvas canvas) {
            double direction = canvas.random().uniform(0, 2 * Math.PI);
            double x = Math.rint(distance * StrictMath.cos(direction));
            double y = Math.rint(distance * StrictMath.sin(direction));
            canvas.drawFloat((from, to) -> Edges.blendShiftedGreen(from, to, x, y));
        }
    }

    /**
     * Colour bleeding: a and b of CIE Lab are blurred and amplified (KADID-10k type 4, whose level n means sigma 1.5 n
     * + 2 and gain n).
     *
     * @param sigma of the blur in pixels, above 0
     * @param gain factor on a and b
     */
    record Diffusion(double sigma, double gain) implements Chroma {
        /** Checks the ranges. */
        public Diffusion {
            Rules.between("sigma", sigma, 0.1, 50);
            Rules.between("gain", gain, 0, 20);
        }

        @Override
        public Settings settings() {
            return Settings.of("colour-diffusion", "sigma", sigma, "gain", gain);
        }

        @Override
        public void spoil(Canvas canvas) {
            int side = 2 * (int) Math.ceil(2 * sigma) + 1;
            canvas.drawUnit((from, to) -> {
                Space.LAB.from(from, from);
                var plane = new Mat(from.rows(), from.cols(), CV_32FC1);
                for (int channel = 1; channel <= 2; channel++) {
                    extractChannel(from, plane, channel);
                    GaussianBlur(plane, plane, new Size(side, side), sigma);
                    plane.convertTo(plane, -1, gain, 0);
                    insertChannel(plane, from, channel);
                }
                Space.LAB.to(from, to);
            });
        }
    }

    /**
     * A palette of few colours (KADID-10k type 6): minimum-variance splitting, each pixel takes the nearest, no
     * dithering.
     *
     * @param colours 2 to 256
     */
    record Quantisation(int colours) implements Chroma {
        /** Checks the range. */
        public Quantisation {
            Rules.between("colours", colours, 2, 256);
        }

        @Override
        public Settings settings() {
            return Settings.of("colour-quantisation", "colours", colours);
        }

        @Override
        public void spoil(Canvas canvas) {
            canvas.edit(rgb -> Palette.of(rgb, colours).paint(rgb));
        }
    }

    /**
     * Saturation in HSV times a factor (KADID-10k type 7).
     *
     * @param factor 1 does nothing, 0 removes colour, below 0 turns to the opposite hue and brightens
     */
    record SaturationHsv(double factor) implements Chroma {
        /** Checks the range. */
        public SaturationHsv {
            Rules.between("factor", factor, -1, 10);
        }

        @Override
        public Settings settings() {
            return Settings.of("saturation-hsv", "factor", factor);
        }

        @Override
        public void spoil(Canvas canvas) {
            new ColourSpace.Perturb(Space.HSV, new Triple(1, factor, 1), Triple.ZERO).spoil(canvas);
        }
    }

    /**
     * a and b of CIE Lab times a factor (KADID-10k type 8).
     *
     * @param factor 1 does nothing
     */
    record SaturationLab(double factor) implements Chroma {
        /** Checks the range. */
        public SaturationLab {
            Rules.between("factor", factor, -10, 10);
        }

        @Override
        public Settings settings() {
            return Settings.of("saturation-lab", "factor", factor);
        }

        @Override
        public void spoil(Canvas canvas) {
            new ColourSpace.Perturb(Space.LAB, new Triple(1, factor, factor), Triple.ZERO).spoil(canvas);
        }
    }
}
