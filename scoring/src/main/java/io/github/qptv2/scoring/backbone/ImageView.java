package io.github.qptv2.scoring.backbone;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.qptv2.media.image.Image;

/**
 * How an image is given to a network: one or several windows, over which pooled features are averaged.
 *
 * <ul>
 *   <li>{@code native:N}: the center at native size, at most N pixels across and down
 *   <li>{@code reduced:N}: the whole image, its long side reduced to N pixels, never enlarged
 *   <li>{@code center:N}: the short side scaled to N pixels, then the center of N x N
 *   <li>{@code crops:N:ACROSS}: a grid of native crops of N x N, at most ACROSS in each direction
 *   <li>{@code A+B}: the features of A and B averaged
 * </ul>
 *
 * Features of several views are concatenated.
 */
public final class ImageView {

    private final List<ImageWindow> windows;

    private ImageView(List<ImageWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    /**
     * Parses the form that {@link #toString} gives.
     *
     * @throws IllegalArgumentException if it is another, or a number is out of range
     */
    public static ImageView parse(String text) {
        return new ImageView(
                Arrays.stream(text.split("\\+", -1)).map(ImageWindow::parse).toList());
    }

    /** Windows of an image, at least one, always the same for the same image. */
    public List<Image> of(Image image) {
        return windows.stream().flatMap(window -> window.of(image).stream()).toList();
    }

    /** Whether all parts have {@code height} x {@code width} pixels, whatever the image. */
    boolean gives(long height, long width) {
        return windows.stream().allMatch(window -> window.gives(height, width));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageView view && windows.equals(view.windows);
    }

    @Override
    public int hashCode() {
        return windows.hashCode();
    }

    @Override
    public String toString() {
        return windows.stream().map(ImageWindow::toString).collect(Collectors.joining("+"));
    }
}
