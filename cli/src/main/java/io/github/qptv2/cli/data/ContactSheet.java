package io.github.qptv2.cli.data;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.media.image.Image;

/** Images in rows of three, with a caption below each and a title above. */
final class ContactSheet {

    private static final int COLUMNS = 3;
    private static final int MAX_WIDTH = 400;
    private static final int MAX_HEIGHT = 320;
    private static final int GAP = 8;
    private static final int LINE = 22;

    private final String title;
    private final List<Tile> tiles = new ArrayList<>();

    private record Tile(Image image, String label) {}

    ContactSheet(String title) {
        this.title = title;
    }

    /** Adds the center crop of an image, unscaled: scaling would alter the distortion. */
    void add(Image image, String label) {
        int width = Math.min(MAX_WIDTH, image.width()), height = Math.min(MAX_HEIGHT, image.height());
        tiles.add(
                new Tile(image.crop((image.width() - width) / 2, (image.height() - height) / 2, width, height), label));
    }

    BufferedImage draw() {
        int width = tiles.get(0).image.width() + GAP,
                height = tiles.get(0).image.height() + LINE + GAP;
        int rows = (tiles.size() + COLUMNS - 1) / COLUMNS;
        var sheet = new BufferedImage(COLUMNS * width + GAP, LINE + GAP + rows * height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        write(pen, title, GAP, LINE - 4, Font.BOLD);
        for (int i = 0; i < tiles.size(); i++) {
            int x = GAP + i % COLUMNS * width, y = LINE + GAP + Math.floorDiv(i, COLUMNS) * height;
            pen.drawImage(tiles.get(i).image.toBufferedImage(), x, y, null);
            write(pen, tiles.get(i).label, x, y + height - GAP - 6, Font.PLAIN);
        }
        pen.dispose();
        return sheet;
    }

    private static void write(Graphics2D pen, String text, int x, int y, int style) {
        try {
            pen.setFont(new Font(Font.SANS_SERIF, style, 14));
            pen.drawString(text, x, y);
        } catch (LinkageError | InternalError | RuntimeException e) {
            // the exception for a missing font differs between Java versions
            throw new UserException("the contact sheet needs a font; install fontconfig and a font, such as "
                    + "the package fonts-dejavu-core");
        }
    }
}
