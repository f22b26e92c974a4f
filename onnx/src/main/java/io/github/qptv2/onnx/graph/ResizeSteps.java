package io.github.qptv2.onnx.graph;

import java.util.List;

/**
 * Antialiased bicubic resize of a decoded image as Pillow does it: first horizontally, then vertically, rounding to
 * bytes after each. An image of the target size is unchanged.
 */
record ResizeSteps(Scalars scalars) {

    private static final String RESIZED = "resized";
    private static final String SAME = "same_size";

    /** An image of bytes (H, W, 3), with height and width as scalars. */
    record Sized(String pixels, String height, String width) {}

    /** Maps bytes (H, W, 3) to bytes of another size. */
    Sized of(Sized image, String height, String width) {
        var graph = scalars.graph();
        String sameHeight = scalars.equal(image.height(), height), sameWidth = scalars.equal(image.width(), width);
        String same = graph.node("And", List.of(sameHeight, sameWidth));
        var left = graph.body(SAME);
        left.output(SAME, image.pixels(), Graph.UINT8, "height", "width", "3");
        var changed = graph.body(RESIZED);
        new ResizeSteps(new Scalars(changed)).resize(image, height, width);
        String pixels = graph.node(
                "If",
                List.of(same),
                Attributes.graph("then_branch", left.proto()),
                Attributes.graph("else_branch", changed.proto()));
        return new Sized(pixels, height, width);
    }

    private void resize(Sized image, String height, String width) {
        var resample = new ResampleSteps(scalars);
        String columns = rows(turned(image.pixels()), image.width()); // (W, 3 H)
        String narrow = resample.of("horizontal", columns, image.width(), width);
        String rows = rows(turned(pixels(narrow, width, image.height())), image.height()); // (H, 3 W)
        String resized = pixels(resample.of("vertical", rows, image.height(), height), height, width);
        scalars.graph().output(RESIZED, resized, Graph.UINT8, "resized_height", "resized_width", "3");
    }

    private String turned(String pixels) {
        return scalars.graph().node("Transpose", List.of(pixels), Attributes.integers("perm", 1, 0, 2));
    }

    private String rows(String pixels, String count) {
        return scalars.graph()
                .node(
                        "Reshape",
                        List.of(pixels, scalars.vector(count, scalars.graph().integer(-1))));
    }

    private String pixels(String rows, String height, String width) {
        return scalars.graph()
                .node(
                        "Reshape",
                        List.of(
                                rows,
                                scalars.vector(height, width, scalars.graph().integer(3))));
    }
}
