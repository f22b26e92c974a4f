package io.github.qptv2.pretrain;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.monitor.PngImage;

/**
 * Draws reconstructions of a masked autoencoder: a row for each image with the original, the degraded image, the masked
 * one and the reconstruction. Works without a display.
 *
 * <pre>{@code
 * var prediction = new ReconstructionRow.Prediction(model.forward(images), masking, space);
 * ReconstructionGrid.draw(ReconstructionRow.of(batch, prediction, ReconstructionGrid.MAX_ROWS)).write(file);
 * }</pre>
 */
public final class ReconstructionGrid {

    /** Largest number of rows. */
    public static final int MAX_ROWS = 8;

    private static final List<String> TITLES = List.of("original", "degraded", "masked", "reconstruction");
    private static final int SMALL = 160;
    private static final int GAP = 8;
    private static final int TITLE = 26;
    private static final int CAPTION = 18;
    private static final Color INK = new Color(0x333333);
    private static final Color PALE_INK = new Color(0x6b6b6b);

    private final Graphics2D canvas;
    private final int cell;

    private ReconstructionGrid(Graphics2D canvas, int cell) {
        this.canvas = canvas;
        this.cell = cell;
    }

    /**
     * Draws 1 to {@value #MAX_ROWS} rows of crops of one size, pixel by pixel; crops below 160 pixels are enlarged
     * twice.
     */
    public static PngImage draw(List<ReconstructionRow> rows) {
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("a grid has 1 to " + MAX_ROWS + " rows, got " + rows.size());
        }
        int side = rows.get(0).original().width(), cell = side < SMALL ? 2 * side : side;
        var image = new BufferedImage(
                GAP + TITLES.size() * (cell + GAP),
                TITLE + rows.size() * (cell + CAPTION + GAP),
                BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        var grid = new ReconstructionGrid(canvas, cell);
        grid.titles();
        for (int i = 0; i < rows.size(); i++) {
            grid.row(rows.get(i), TITLE + i * (cell + CAPTION + GAP));
        }
        canvas.dispose();
        return PngImage.of(image);
    }

    private void titles() {
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        canvas.setColor(INK);
        for (int column = 0; column < TITLES.size(); column++) {
            canvas.drawString(TITLES.get(column), left(column), TITLE - 8);
        }
    }

    private void row(ReconstructionRow row, int top) {
        var images = List.of(row.original(), row.degraded(), row.masked(), row.reconstruction());
        for (int column = 0; column < images.size(); column++) {
            Image image = images.get(column);
            canvas.drawImage(image.toBufferedImage(), left(column), top, cell, cell, null);
        }
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        canvas.setColor(PALE_INK);
        canvas.drawString(fitting(row.chain()), GAP, top + cell + CAPTION - 5);
    }

    private int left(int column) {
        return GAP + column * (cell + GAP);
    }

    /** Truncates a text to the width of the grid. */
    private String fitting(String text) {
        FontMetrics metrics = canvas.getFontMetrics();
        int space = TITLES.size() * (cell + GAP) - GAP;
        if (metrics.stringWidth(text) <= space) {
            return text;
        }
        int length = text.length();
        while (length > 0 && metrics.stringWidth(text.substring(0, length) + "…") > space) {
            length--;
        }
        return text.substring(0, length) + "…";
    }
}
