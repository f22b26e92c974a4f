package io.github.qptv2.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import io.github.qptv2.degrade.pixel.Randomness;

/** A town by the water at night: mostly dark, small bright lights, and their reflections. */
final class Night {

    private static final double SHORE = 0.64;
    private static final int[] LIGHTS = {0xffd590, 0xffc070, 0xfff0cf, 0xffb45e, 0xcfe4ff, 0xffe0a8};

    private final Graphics2D pen;
    private final Randomness random;
    private final int width;
    private final int height;

    private Night(BufferedImage image, Graphics2D pen, long seed) {
        this.pen = pen;
        this.random = Randomness.of(seed);
        this.width = image.getWidth();
        this.height = image.getHeight();
    }

    static FloatImage draw(int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = DrawingTools.smooth(image);
        var night = new Night(image, pen, seed);
        for (int row = 0; row < 3; row++) {
            night.houses(row);
        }
        night.lamps();
        pen.dispose();
        var sky = new Fractal(seed);
        var dry = FloatImage.of(width, height, (x, y) -> behind(image, sky, x, y));
        var glow = Glow.of(dry);
        return FloatImage.of(width, height, (x, y) -> wet(dry, glow, sky, x, y));
    }

    /** @param row from 0, the farthest, to 2, at the water */
    private void houses(int row) {
        double tallest = (0.40 - 0.09 * row) * height, x = -0.02 * width;
        while (x < width) {
            double wide = random.uniform(0.035, 0.085) * height * (1 + 0.2 * row);
            double center = Math.exp(-Math.pow((x / width - 0.58) / 0.26, 2)); // the town is tallest here
            double tall = tallest * (0.25 + random.uniform(0.1, 0.35) + 0.5 * center * random.uniform(0.4, 1));
            Rgb wall = Rgb.of(0x2a3146).mix(Rgb.of(0x10131d), row / 2.0).times(random.uniform(0.75, 1.15));
            house(new Rectangle2D.Double(x, SHORE * height - tall, wide, tall), wall, row);
            x += wide * random.uniform(0.92, 1.12);
        }
    }

    private void house(Rectangle2D house, Rgb wall, int row) {
        pen.setColor(DrawingTools.color(wall));
        pen.fill(house);
        if (random.chance(0.3)) {
            double mast = house.getX() + house.getWidth() * random.uniform(0.3, 0.7);
            pen.fill(new Rectangle2D.Double(mast, house.getY() - 0.03 * height, 0.002 * height, 0.03 * height));
        }
        double storey = (0.0125 + 0.003 * row) * height, bay = storey * random.uniform(0.6, 1.1);
        double lit = random.uniform(0.12, 0.55);
        for (double y = house.getY() + storey; y < house.getMaxY() - storey; y += storey) {
            boolean office = random.chance(0.08); // a storey with all windows lit
            for (double x = house.getX() + bay / 2; x < house.getMaxX() - bay; x += bay) {
                Rgb light = Rgb.of(LIGHTS[random.below(LIGHTS.length)]).times(random.uniform(0.35, 1));
                boolean on = office || random.chance(lit);
                pen.setColor(DrawingTools.color(on ? light.times(0.55 + 0.2 * row) : wall.times(0.7)));
                pen.fill(new Rectangle2D.Double(x, y, 0.55 * bay, 0.55 * storey));
            }
        }
    }

    private void lamps() {
        pen.setColor(new Color(0x0a0b10));
        pen.fill(new Rectangle2D.Double(0, (SHORE - 0.008) * height, width, 0.012 * height));
        for (double x = 0.01 * width; x < width; x += 0.031 * width) {
            double size = 0.006 * height, y = (SHORE - 0.036) * height;
            pen.setColor(new Color(0x0a0b10));
            pen.fill(new Rectangle2D.Double(x - 0.0008 * height, y, 0.0016 * height, 0.03 * height));
            pen.setColor(new Color(0xfff2d0));
            pen.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }

    private static Rgb behind(BufferedImage town, Fractal fractal, double x, double y) {
        int argb = town.getRGB((int) (x * town.getHeight()), (int) (y * town.getHeight()));
        double alpha = (argb >>> 24) / 255.0;
        return alpha == 1 ? Rgb.of(argb) : sky(fractal, x, y).mix(Rgb.of(argb), alpha);
    }

    private static Rgb sky(Fractal fractal, double x, double y) {
        double cloud = Math.max(0, fractal.sum(2 * x, 5 * y, 6));
        Rgb air = Rgb.of(0x070d1f).mix(Rgb.of(0x2b3558), 1.35 * y).mix(Rgb.of(0x8a5f52), 2.2 * (y - 0.36));
        double moon = Math.hypot(x - 0.24, y - 0.2);
        double disc = Math.min(1, Math.max(0, (0.042 - moon) / 0.0012));
        double seas = 0.9 - 0.35 * Math.max(0, fractal.sum(26 * x, 26 * y, 4));
        double star = fractal.cell((long) (x * 620), (long) (y * 620));
        double twinkle = star > 0.9986 && cloud < 0.12 ? (star - 0.9986) * 620 * (1 - 1.4 * y) : 0;
        return air.plus(Rgb.of(0x8c93ad).times(0.34 * cloud))
                .plus(Rgb.of(0xcfd6ea).times(0.22 * Math.exp(-moon / 0.075)))
                .plus(Rgb.WHITE.times(Math.max(0, twinkle)))
                .mix(Rgb.of(0xfbf4dd).times(seas), disc);
    }

    private static Rgb wet(FloatImage dry, FloatImage glow, Fractal fractal, double x, double y) {
        double side = dry.height();
        if (y < SHORE) {
            return dry.at((int) (x * side), (int) (y * side)).plus(Glow.at(glow, x, y));
        }
        double down = y - SHORE, wave = fractal.sum(9 * x / (0.12 + down), 3.2 / (0.04 + down), 5);
        double mirrored = SHORE - 1.6 * down + 0.16 * wave * (0.15 + down);
        double aside = Math.min(dry.width() / side - 0.002, Math.max(0, x + 0.016 * wave * (0.4 + 2 * down)));
        double above = Math.min(SHORE - 0.002, Math.max(0.002, mirrored));
        Rgb seen = dry.at((int) (aside * side), (int) (above * side))
                .plus(Glow.at(glow, aside, above).times(1.4));
        return seen.times(0.62 - 0.5 * down).plus(Rgb.of(0x0a1322).times(0.8 + 0.5 * wave));
    }
}
