package io.github.qptv2.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A map of an imaginary island: contour lines, shaded relief, a graticule and small lettering. */
final class Chart {

    private static final double CONTOUR = 0.045;
    private static final double SEA = 0.30;

    private final Fractal fractal;
    private final int width;
    private final int height;

    private Chart(Fractal fractal, int width, int height) {
        this.fractal = fractal;
        this.width = width;
        this.height = height;
    }

    static FloatImage draw(int width, int height, long seed) {
        var chart = new Chart(new Fractal(seed), width, height);
        var ground = FloatImage.of(width, height, chart::ground);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, DrawingTools.color(ground.at(x, y)).getRGB());
            }
        }
        var pen = DrawingTools.smooth(image);
        chart.letter(pen);
        pen.dispose();
        return FloatImage.of(image);
    }

    private double level(double x, double y) {
        double dx = x - 0.62, dy = 1.12 * (y - 0.52);
        double island = 0.86 - 1.5 * (dx * dx + dy * dy) / 0.62;
        double warp = 0.22 * fractal.sum(2.2 * x, 2.2 * y + 4, 4);
        return 0.72 * island + 0.42 * fractal.sum(2.6 * x + warp, 2.6 * y - warp, 7) - 0.08;
    }

    private Rgb ground(double x, double y) {
        double step = 0.5 / height, level = level(x, y);
        double dx = (level(x + step, y) - level) / step, dy = (level(x, y + step) - level) / step;
        double steep = Math.hypot(dx, dy) + 1e-6;
        double paper = 1 + 0.035 * fractal.sum(140 * x, 140 * y, 3);
        double coast = line(Math.abs(level - SEA) / steep, 0.0017);
        if (level < SEA) {
            double rings = line(distance(level, 0.06) / steep, 0.0006) * Math.exp(-9 * (SEA - level));
            Rgb water = Rgb.of(0xbfd9e0).mix(Rgb.of(0x8ab4c6), 1.6 * (SEA - level));
            return water.mix(Rgb.of(0x3f7089), 0.55 * rings)
                    .mix(Rgb.of(0x2b4a5c), coast)
                    .times(paper);
        }
        double high = (level - SEA) / 0.55;
        Rgb tint = Rgb.of(0xcfdcae)
                .mix(Rgb.of(0xe6dcae), 2.2 * high)
                .mix(Rgb.of(0xd0a878), 1.8 * high - 0.5)
                .mix(Rgb.of(0xf6f2ea), 3 * high - 2.1);
        double shade = 1 + 0.10 * Math.max(-2.2, Math.min(1.4, -(dx + 0.8 * dy)));
        boolean index = Math.floorMod(Math.round(level / CONTOUR), 5) == 0;
        double contour = line(distance(level, CONTOUR) / steep, index ? 0.0013 : 0.0007);
        Rgb inked = tint.times(shade).mix(Rgb.of(0x7c4f2b), (index ? 0.85 : 0.6) * contour);
        return inked.mix(Rgb.of(0x2b4a5c), coast).times(paper);
    }

    /** Distance to the nearest multiple of {@code interval}. */
    private static double distance(double level, double interval) {
        return Math.abs(level - interval * Math.rint(level / interval));
    }

    /** Opacity of a line with a soft edge, at a distance from its center. */
    private static double line(double distance, double halfWidth) {
        return Math.min(1, Math.max(0, 1.5 - distance / halfWidth));
    }

    private void letter(Graphics2D pen) {
        double step = height / 768.0;
        graticule(pen, step);
        pen.setColor(new Color(0x26211c));
        text(pen, "THE ISLAND OF TESSERA", 40, 40, 21, 2.2 * step);
        text(pen, "SURVEYED BY NOBODY  SCALE 1:50000", 40, 72, 9, 1.1 * step);
        String[] names = {"NORTH BAY", "MT LAPLACE", "HAAR", "FOURIER SOUND", "CAPE GABOR", "GAUSS", "POINT DIRAC"};
        double[][] places = {{610, 92}, {455, 342}, {636, 300}, {60, 560}, {850, 610}, {380, 500}, {168, 260}};
        for (int i = 0; i < names.length; i++) {
            text(pen, names[i], places[i][0], places[i][1], i == 3 ? 15 : 10, (i == 3 ? 1.5 : 1.15) * step);
        }
        scale(pen, step);
    }

    private void graticule(Graphics2D pen, double step) {
        pen.setColor(new Color(0x26, 0x21, 0x1c, 90));
        pen.setStroke(new BasicStroke((float) (0.7 * step)));
        for (int i = 1; i < 8; i++) {
            pen.draw(new Line2D.Double(i * width / 8.0, 0, i * width / 8.0, height));
            pen.draw(new Line2D.Double(0, i * height / 6.0, width, i * height / 6.0));
        }
        pen.setColor(new Color(0x26211c));
        pen.setStroke(new BasicStroke((float) (3 * step)));
        pen.draw(new Rectangle2D.Double(14 * step, 14 * step, width - 28 * step, height - 28 * step));
        for (int i = 1; i < 8; i++) {
            text(pen, (12 + i) + "", i * 128 + 5, 21, 8, step);
        }
    }

    private void scale(Graphics2D pen, double step) {
        for (int i = 0; i < 10; i++) {
            pen.setColor(i % 2 == 0 ? new Color(0x26211c) : Color.WHITE);
            pen.fill(new Rectangle2D.Double((700 + 26 * i) * step, 716 * step, 26 * step, 7 * step));
        }
        pen.setColor(new Color(0x26211c));
        text(pen, "0", 698, 700, 9, 1.1 * step);
        text(pen, "5 KM", 946, 700, 9, 1.1 * step);
    }

    /** Position and height are in pixels of an image of height 768. */
    private void text(Graphics2D pen, String text, double x, double y, double size, double stroke) {
        double step = height / 768.0;
        pen.setStroke(new BasicStroke((float) stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Lettering.draw(pen, text, x * step, y * step, size * step);
    }
}
