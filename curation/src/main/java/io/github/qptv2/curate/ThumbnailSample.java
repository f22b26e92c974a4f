package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.report.Html;
import io.github.qptv2.report.Thumbnail;

/** A few images of many as thumbnails: those whose paths hash lowest, so a sample that is fair and always the same. */
final class ThumbnailSample {

    private static final int SIDE = 150;

    private final int size;
    private final PriorityQueue<ImageRecord> chosen =
            new PriorityQueue<>(Comparator.comparingLong(ThumbnailSample::draw).reversed());
    private long count;

    ThumbnailSample(int size) {
        this.size = size;
    }

    private static long draw(ImageRecord image) {
        long hash = 0x9e3779b97f4a7c15L;
        for (char letter : image.origin().path().toCharArray()) {
            hash = (hash ^ letter) * 0xbf58476d1ce4e5b9L;
            hash ^= hash >>> 31;
        }
        return hash;
    }

    void add(ImageRecord image) {
        count++;
        chosen.add(image);
        if (chosen.size() > size) {
            chosen.remove();
        }
    }

    long count() {
        return count;
    }

    /** Embedded JPEGs with their names; an image that cannot be shown is left as its name. */
    String html(List<Path> pools) {
        var html = new StringBuilder("<div class='gallery'>");
        chosen.stream()
                .sorted(Comparator.comparing(image -> image.origin().path()))
                .forEach(image -> html.append(figure(image, pools)));
        return html.append("</div>\n").toString();
    }

    private static String figure(ImageRecord image, List<Path> pools) {
        String path = image.origin().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return "<figure>%s<figcaption title='%s'>%s<br><small>%s</small></figcaption></figure>"
                .formatted(
                        image(image, pools),
                        Html.escaped(path + " " + image.decision().reason()),
                        Html.escaped(name),
                        Html.escaped(facts(image)));
    }

    private static String facts(ImageRecord image) {
        if (image.content() instanceof ImageMeasurements.Measured measured) {
            return String.format(
                    Locale.ROOT,
                    "%d×%d · %d objects · %.0f %%",
                    measured.shape().width(),
                    measured.shape().height(),
                    measured.foreground().objects(),
                    100 * measured.foreground().coverage());
        }
        return image.decision().reason();
    }

    private static String image(ImageRecord image, List<Path> pools) {
        ImageRecord.Origin origin = image.origin();
        Path root = pools.get(origin.pool());
        var data = origin.tar().isEmpty()
                ? ByteRange.of(root.resolve(origin.path()))
                : new ByteRange(root.resolve(origin.tar()), origin.offset(), origin.bytes());
        return Thumbnail.html(data, origin.path(), SIDE);
    }
}
