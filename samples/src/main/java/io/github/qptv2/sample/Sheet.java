package io.github.qptv2.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * A drawing surface.
 *
 * @param width in pixels
 * @param height in pixels
 * @param point size of a point, in pixels
 */
record Sheet(Graphics2D pen, int width, int height, double point, Theme theme) {

    private static final String LETTERS = "EEEEAAATTTOOONNRRIISSHHLDCUMFPGWYBVK0123456789.";

    void box(Color color, double x, double y, double w, double h) {
        pen.setColor(color);
        pen.fill(new Rectangle2D.Double(x, y, w, h));
    }

    void roundBox(Color color, double x, double y, double w, double h) {
        pen.setColor(color);
        double arc = 8 * point;
        pen.fill(new RoundRectangle2D.Double(x, y, w, h, arc, arc));
    }

    void frame(Color color, double x, double y, double w, double h) {
        stroke(color, 1);
        pen.draw(new Rectangle2D.Double(x, y, w, h));
    }

    void disk(Color color, double x, double y, double radius) {
        pen.setColor(color);
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void line(Color color, double points, double x, double y, double toX, double toY) {
        stroke(color, points);
        pen.draw(new Line2D.Double(x, y, toX, toY));
    }

    /** Sets color and width of lines, in points. */
    void stroke(Color color, double points) {
        pen.setColor(color);
        pen.setStroke(
                new BasicStroke((float) Math.max(1, points * point), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /** A line of random words, up to {@code w} pixels long. */
    void words(Draws draws, Color color, double x, double y, double w, double points) {
        double size = points * point;
        stroke(color, points / 8);
        var text = new StringBuilder();
        while (Lettering.width(text + "WORDS", size) < w) {
            int letters = draws.integer(1, 9);
            for (int i = 0; i < letters; i++) {
                text.append(LETTERS.charAt(draws.integer(0, LETTERS.length() - 1)));
            }
            text.append(' ');
        }
        Lettering.draw(pen, text.toString().strip(), x, y, size);
    }
}
