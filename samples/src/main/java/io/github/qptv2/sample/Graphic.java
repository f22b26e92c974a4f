package io.github.qptv2.sample;

import java.awt.image.BufferedImage;
import java.util.Locale;

import io.github.qptv2.media.image.Image;

/**
 * Kinds of images that are no photographs, drawn without fonts: examples of what lies outside the domain of a model of
 * photographs.
 *
 * <pre>{@code
 * Image page = Graphic.TEXT.draw(17); // 360 to 1600 pixels on a side
 * }</pre>
 */
public enum Graphic {
    /** A page of text: headings, paragraphs, columns, tables. */
    TEXT,
    /** A screen of a program: bars, panels, lists, buttons, text fields. */
    SCREEN,
    /** Bars, curves, points or sectors with axes and lettering. */
    PLOT,
    /** Boxes and circles connected by lines, or a plan of straight lines. */
    DIAGRAM,
    /** Flat shapes with outlines, as in icons, logos and comics. */
    DRAWING;

    /** Lower case, as in names of files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One image; the same seed gives the same image. */
    public Image draw(long seed) {
        var draws = new Draws(31 * seed + key().hashCode());
        int width = draws.integer(360, 1600), height = draws.integer(360, 1200);
        var theme = Theme.of(draws);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = DrawingTools.smooth(image);
        try {
            pen.setColor(theme.paper());
            pen.fillRect(0, 0, width, height);
            var sheet = new Sheet(pen, width, height, draws.uniform(0.8, 2.2), theme);
            switch (this) {
                case TEXT -> new TextPage(sheet, draws).draw();
                case SCREEN -> new Screen(sheet, draws).draw();
                case PLOT -> new Plot(sheet, draws).draw();
                case DIAGRAM -> new Diagram(sheet, draws).draw();
                case DRAWING -> new Drawing(sheet, draws).draw();
            }
        } finally {
            pen.dispose();
        }
        return pixels(image);
    }

    private static Image pixels(BufferedImage drawn) {
        int width = drawn.getWidth(), height = drawn.getHeight();
        int[] packed = drawn.getRGB(0, 0, width, height, null, 0, width);
        var rgb = new byte[3 * packed.length];
        for (int i = 0; i < packed.length; i++) {
            rgb[3 * i] = (byte) (packed[i] >> 16);
            rgb[3 * i + 1] = (byte) (packed[i] >> 8);
            rgb[3 * i + 2] = (byte) packed[i];
        }
        return Image.of(width, height, rgb);
    }
}
