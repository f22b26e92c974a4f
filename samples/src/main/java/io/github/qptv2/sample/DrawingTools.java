package io.github.qptv2.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Helpers for drawing with Java2D. */
final class DrawingTools {

    private DrawingTools() {}

    /** An antialiased pen. */
    static Graphics2D smooth(BufferedImage image) {
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    static Color color(Rgb rgb) {
        return new Color(channel(rgb.red()), channel(rgb.green()), channel(rgb.blue()));
    }

    /** @param alpha 0 is transparent, 255 opaque */
    static Color veiled(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    private static float channel(double value) {
        return (float) Math.min(1, Math.max(0, value));
    }
}
