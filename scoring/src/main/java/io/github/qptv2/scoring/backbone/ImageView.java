package io.github.qptv2.scoring.backbone;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.qptv2.media.image.Image;

/**
 * Windows of an image that a frozen network takes; pooled features are averaged over them.
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
 *
 * @since 0.1
 */
public final class ImageView {

    private final List<ImageWindow> windows;

    private ImageView(List<ImageWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    /**
     * Parses the text form above.
     *
     * @throws IllegalArgumentException if it is malformed, or a number is out of range
     */
    public static ImageView parse(String text) {
        return new ImageView(
                Arrays.stream(text.split("\\+", -1)).map(ImageWindow::parse).toList());
    }

    /** Windows of an image, at least one; deterministic. */
    public List<Image> of(Image image) {
        return windows.stream().flatMap(window -> window.of(image).stream()).toList();
    }

    /** Most pixels of the windows of an image. */
    public long maxPixels() {
        return windows.stream().mapToLong(ImageWindow::maxPixels).sum();
    }

    /** Whether the windows of any image have {@code height} x {@code width} pixels. */
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
