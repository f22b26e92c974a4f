package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.function.Function;

import io.github.qptv2.onnx.graph.ResizeSteps.Sized;

/**
 * Graph nodes that cut crops from a decoded image of any size.
 *
 * @param policy the crops of one scale
 * @param side of a crop, in pixels
 */
record CropSteps(Scalars scalars, ImagePreprocessing preprocessing, CropPolicy policy, int side) {

    /** Resizes the image before cropping. */
    Sized working(String image) {
        var graph = scalars.graph();
        String shape = graph.node("Shape", List.of(image));
        var given = new Sized(image, scalars.element(shape, 0), scalars.element(shape, 1));
        var resize = new ResizeSteps(scalars);
        if (policy instanceof CropPolicy.Squash) {
            return resize.of(given, graph.integer(side), graph.integer(side));
        }
        String shorter = scalars.smaller(given.height(), given.width());
        String scale = scalars.divide(scalars.real(shortSide(shorter)), scalars.real(shorter));
        return resize.of(given, scaled(given.height(), scale), scaled(given.width(), scale));
    }

    /** Target length of the short side, at least a crop's side. */
    private String shortSide(String shorter) {
        var graph = scalars.graph();
        if (policy instanceof CropPolicy.Center center) {
            return graph.integer(Math.max(center.shortSide(), side));
        }
        if (policy instanceof CropPolicy.Grid grid && grid.shortSide().isPresent()) {
            return graph.integer(Math.max(grid.shortSide().getAsInt(), side));
        }
        return scalars.larger(shorter, graph.integer(side));
    }

    private String scaled(String length, String scale) {
        return scalars.round(scalars.multiply(scalars.real(length), scale));
    }

    /** Upper left corners of the crops, row by row: (crops, 2), each y and x. */
    String corners(Sized working) {
        var graph = scalars.graph();
        var grid = GridSteps.of(scalars, working, side, max());
        String size = scalars.vector(grid.rows(), grid.columns());
        String ys = graph.node("Reshape", List.of(grid.starts(grid.rows(), working.height()), graph.constant(-1, 1)));
        String xs = graph.node("Reshape", List.of(grid.starts(grid.columns(), working.width()), graph.constant(1, -1)));
        String allYs = graph.node("Expand", List.of(ys, size)); // (rows, columns)
        String allXs = graph.node("Expand", List.of(xs, size));
        return graph.node(
                "Concat",
                List.of(
                        graph.node("Reshape", List.of(allYs, graph.constant(-1, 1))),
                        graph.node("Reshape", List.of(allXs, graph.constant(-1, 1)))),
                Attributes.integer("axis", 1));
    }

    /** The normalized pixels of all crops, (crops, 3, S, S). */
    String cut(String image) {
        var working = working(image);
        var body = scalars.graph().body("cut");
        String crop = pixels(working).apply(body); // (1, 3, S, S)
        body.output("crop", body.node("Reshape", List.of(crop, body.constant(3, side, side))), 3, side, side);
        return scalars.graph()
                .nodes(
                        "Scan",
                        1,
                        List.of(corners(working)),
                        Attributes.graph("body", body.proto()),
                        Attributes.integer("num_scan_inputs", 1))
                .get(0);
    }

    private int max() {
        return policy instanceof CropPolicy.Grid grid ? grid.max() : 1;
    }

    /** Maps a corner, (2), to the normalized pixels of its crop, (1, 3, S, S). */
    Function<Graph, String> pixels(Sized working) {
        return body -> {
            String corner = body.input("corner", Graph.INT64, "2");
            String end = body.node("Add", List.of(corner, body.constant(side, side)));
            String crop = body.node("Slice", List.of(working.pixels(), corner, end, body.constant(0, 1)));
            String normalized = normalized(new Scalars(body), crop); // (S, S, 3)
            String ordered = preprocessing.bgr()
                    ? body.node("Gather", List.of(normalized, body.constant(2, 1, 0)), Attributes.integer("axis", 2))
                    : normalized;
            String planes = body.node("Transpose", List.of(ordered), Attributes.integers("perm", 2, 0, 1));
            return body.node("Reshape", List.of(planes, body.constant(1, 3, side, side)));
        };
    }

    /** {@code (value / 255 - mean) / deviation}, rounded to 32 bits at the end. */
    private String normalized(Scalars steps, String pixels) {
        String share = steps.divide(steps.real(pixels), steps.graph().real(255));
        String centered = steps.subtract(share, steps.graph().constant("pixel_mean", preprocessing.mean()));
        String scaled = steps.divide(centered, steps.graph().constant("pixel_deviation", preprocessing.deviation()));
        return steps.graph().node("Cast", List.of(scaled), Attributes.type("to", Graph.FLOAT));
    }
}
