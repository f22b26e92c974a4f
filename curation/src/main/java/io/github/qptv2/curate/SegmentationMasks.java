package io.github.qptv2.curate;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The masks of one image in SA-1B's layout: {@code {"image": …, "annotations": [{"segmentation": {"size": [height,
 * width], "counts": …}}, …]}}, where counts is a compressed string or a list of run lengths.
 */
record SegmentationMasks(List<RunLengths> all) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    SegmentationMasks {
        all = List.copyOf(all);
        if (all.stream()
                        .map(mask -> mask.width() + "x" + mask.height())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("all masks of an image must have its size, got "
                    + all.stream()
                            .map(mask -> mask.width() + "x" + mask.height())
                            .distinct()
                            .toList());
        }
    }

    /** Whether a JSON is an annotation: other tools write other JSON beside images. */
    static boolean isAnnotation(byte[] json) {
        try {
            JsonNode annotations = MAPPER.readTree(json).path("annotations");
            return annotations.isArray()
                    && (annotations.isEmpty() || annotations.get(0).has("segmentation"));
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Parses an annotation; throws an {@link IllegalArgumentException} that states what is invalid. */
    static SegmentationMasks parse(byte[] json) {
        var masks = new ArrayList<RunLengths>();
        try {
            for (JsonNode annotation : MAPPER.readTree(json).path("annotations")) {
                masks.add(mask(annotation.path("segmentation")));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the annotation is not JSON", e);
        }
        return new SegmentationMasks(masks);
    }

    private static RunLengths mask(JsonNode segmentation) {
        int height = segmentation.path("size").path(0).asInt(0);
        int width = segmentation.path("size").path(1).asInt(0);
        JsonNode counts = segmentation.path("counts");
        if (counts.isString()) {
            return RunLengths.parse(height, width, counts.asString());
        }
        if (!counts.isArray()) {
            throw new IllegalArgumentException("a segmentation must have run lengths in 'counts', got " + counts);
        }
        var lengths = new long[counts.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = counts.get(i).asLong(-1);
        }
        return new RunLengths(height, width, lengths);
    }

    /** Number of masks. */
    int objects() {
        return all.size();
    }

    /** Share of the union of all masks in the image, in [0, 1]. */
    double coverage() {
        if (all.isEmpty()) {
            return 0;
        }
        return (double) MaskCoverage.union(all)
                / ((long) all.get(0).width() * all.get(0).height());
    }
}
