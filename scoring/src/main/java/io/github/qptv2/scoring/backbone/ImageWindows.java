package io.github.qptv2.scoring.backbone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * The windows of an image for each view of a model.
 *
 * @param views windows of each view, at least one view with at least one window
 * @since 0.1
 */
public record ImageWindows(List<List<Image>> views) {

    private static final int SIZE_BYTES = 2 * Integer.BYTES;

    /** Copies. */
    public ImageWindows {
        views = views.stream().map(List::copyOf).toList();
    }

    /** Cuts the windows of an image. */
    public static ImageWindows of(Image image, List<ImageView> views) {
        return new ImageWindows(views.stream().map(view -> view.of(image)).toList());
    }

    /** The windows as one array of bytes, without the image. */
    public byte[] pack() {
        int length = Integer.BYTES;
        for (var view : views) {
            length += Integer.BYTES;
            for (Image window : view) {
                length = Math.addExact(length, SIZE_BYTES + window.rgb().length);
            }
        }
        var packed = ByteBuffer.allocate(length).putInt(views.size());
        for (var view : views) {
            packed.putInt(view.size());
            view.forEach(window ->
                    packed.putInt(window.width()).putInt(window.height()).put(window.rgb()));
        }
        return packed.array();
    }

    /** The inverse of {@link #pack}. */
    public static ImageWindows unpack(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        var views = new ArrayList<List<Image>>();
        for (int count = bytes.getInt(); count > 0; count--) {
            var view = new ArrayList<Image>();
            for (int windows = bytes.getInt(); windows > 0; windows--) {
                int width = bytes.getInt(), height = bytes.getInt(), end = bytes.position() + 3 * width * height;
                view.add(Image.of(width, height, Arrays.copyOfRange(packed, bytes.position(), end)));
                bytes.position(end);
            }
            views.add(view);
        }
        return new ImageWindows(views);
    }
}
