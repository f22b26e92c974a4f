package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.report.Thumbnail;
import j2html.TagCreator;
import j2html.tags.DomContent;

import static j2html.TagCreator.br;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.small;
import static j2html.TagCreator.text;

/** A deterministic sample of images as thumbnails: those whose paths have the lowest hashes. */
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

    /** A gallery of embedded JPEGs with their names; an unreadable image shows a placeholder. */
    DomContent html(List<Path> pools) {
        return div(each(chosen.stream()
                        .sorted(Comparator.comparing(image -> image.origin().path()))
                        .map(image -> figure(image, pools))))
                .withClass("gallery");
    }

    private static DomContent figure(ImageRecord image, List<Path> pools) {
        String path = image.origin().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return TagCreator.figure(
                thumbnail(image, pools),
                figcaption(text(name), br(), small(facts(image)))
                        .withTitle(path + " " + image.decision().reason()));
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

    private static DomContent thumbnail(ImageRecord image, List<Path> pools) {
        ImageRecord.Origin origin = image.origin();
        Path root = pools.get(origin.pool());
        var data = origin.tar().isEmpty()
                ? ByteRange.of(root.resolve(origin.path()))
                : new ByteRange(root.resolve(origin.tar()), origin.offset(), origin.bytes());
        return Thumbnail.of(data, origin.path(), SIDE);
    }
}
