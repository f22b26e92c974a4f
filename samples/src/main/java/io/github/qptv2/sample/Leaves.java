package io.github.qptv2.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

import io.github.qptv2.degrade.pixel.Randomness;

/**
 * Overlapping leaves whose number falls with size: a "dead leaves" image, whose statistics are close to those of
 * natural scenes (Ruderman 1997; Lee, Mumford and Huang 2001).
 */
final class Leaves {

    private static final int COUNT = 3600;
    private static final int[] COLORS = {
        0xc8741f, 0xb5491d, 0x8c2f1c, 0xd9a431, 0xe0b84a, 0x7d6a2c, 0x5d7030, 0x476128, 0x8a4a22, 0x6b3a20
    };

    private final Graphics2D pen;
    private final Randomness random;

    private Leaves(Graphics2D pen, Randomness random) {
        this.pen = pen;
        this.random = random;
    }

    static FloatImage draw(int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = DrawingTools.smooth(image);
        pen.setColor(new Color(0x1d1610));
        pen.fillRect(0, 0, width, height);
        var drawer = new Leaves(pen, Randomness.of(seed));
        for (int i = 0; i < COUNT; i++) {
            drawer.leaf(width, height, (double) i / COUNT);
        }
        pen.dispose();
        var light = new Fractal(seed + 1);
        var drawn = FloatImage.of(image);
        return FloatImage.of(width, height, (x, y) -> drawn.at((int) (x * height), (int) (y * height))
                .times(0.88 + 0.55 * light.sum(1.7 * x, 1.7 * y, 4)));
    }

    /** @param layer from 0, the lowest, in the shade, to 1, the top */
    private void leaf(int width, int height, double layer) {
        double length = height * 0.034 / Math.pow(1 - 0.985 * random.uniform(), 0.5); // density falls with the cube
        length = Math.min(length, 0.2 * height);
        double x = random.uniform(-0.05, 1.05) * width, y = random.uniform(-0.05, 1.05) * height;
        var place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(random.uniform(0, 2 * Math.PI));
        place.scale(length, length * random.uniform(0.6, 1.1));
        double bend = random.uniform(-0.12, 0.12), fullness = random.uniform(0.2, 0.34);
        var outline = outline(fullness, bend);
        shadow(outline, place, length);
        Color color = color(0.42 + 0.5 * layer);
        fill(outline, place, color);
        if (length > height / 45.0) {
            veins(place, fullness, bend, color, length);
        }
    }

    private static Path2D outline(double fullness, double bend) {
        var path = new Path2D.Double();
        path.moveTo(0, 0);
        path.curveTo(0.12, -1.1 * fullness + bend, 0.55, -1.25 * fullness + bend, 1, bend);
        path.curveTo(0.6, 1.2 * fullness + bend, 0.15, 1.15 * fullness + bend, 0, 0);
        path.closePath();
        return path;
    }

    private void shadow(Path2D outline, AffineTransform place, double length) {
        var below = AffineTransform.getTranslateInstance(0.03 * length + 2, 0.05 * length + 3);
        below.concatenate(place);
        pen.setColor(new Color(0, 0, 0, 110));
        pen.fill(outline.createTransformedShape(below));
    }

    private Color color(double light) {
        Rgb leaf = Rgb.of(COLORS[random.below(COLORS.length)]);
        Rgb varied = leaf.mix(Rgb.of(COLORS[random.below(COLORS.length)]), random.uniform(0, 0.6));
        return DrawingTools.color(varied.times(light * random.uniform(0.75, 1.2)));
    }

    private void fill(Path2D outline, AffineTransform place, Color color) {
        var from = place.transform(new Point2D.Double(0.1, -0.3), null);
        var to = place.transform(new Point2D.Double(0.7, 0.35), null);
        pen.setPaint(new GradientPaint(from, color.brighter(), to, color.darker()));
        pen.fill(outline.createTransformedShape(place));
    }

    private void veins(AffineTransform place, double fullness, double bend, Color color, double length) {
        pen.setColor(
                random.chance(0.5)
                        ? DrawingTools.veiled(color.darker(), 170)
                        : DrawingTools.veiled(color.brighter(), 170));
        pen.setStroke(new BasicStroke((float) Math.max(1.2, 0.012 * length)));
        pen.draw(place.createTransformedShape(new Line2D.Double(-0.16, 0, 0.98, bend)));
        pen.setStroke(new BasicStroke((float) Math.max(0.8, 0.005 * length)));
        for (double at = 0.1; at < 0.86; at += 0.085) {
            double reach = 0.78 * fullness * Math.sin(Math.PI * Math.min(1, 0.12 + at));
            for (int side = -1; side <= 1; side += 2) {
                var vein = new Line2D.Double(at, at * bend, at + 0.16, side * reach + at * bend);
                pen.draw(place.createTransformedShape(vein));
            }
        }
    }
}
