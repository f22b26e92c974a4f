package io.github.qptv2.cli.checkpoint;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.architecture.Architecture;

/**
 * The architecture detected from a checkpoint's shapes, as {@code qpt inspect} describes it.
 *
 * @param name {@code hivit-tiny} and so on; {@code hivit-custom} for other sizes
 * @param width channels of the main stage
 * @param depths depths of the three stages; an MLP stage of depth d has 2d blocks
 * @param heads attention heads of the main stage
 * @param input side of the input, in pixels
 * @param frames frames of a clip; 1 for image models
 * @param relativeBias whether attention has a relative position bias
 * @param head whether there is a quality head, which scoring needs
 */
@JsonPropertyOrder({"name", "width", "depths", "heads", "input", "frames", "relativeBias", "head"})
public record InspectedShape(
        String name,
        int width,
        List<Integer> depths,
        int heads,
        int input,
        int frames,
        boolean relativeBias,
        boolean head) {

    static InspectedShape of(Architecture architecture) {
        var config = architecture.config();
        var depths = config.depths();
        return new InspectedShape(
                architecture.name(),
                config.width(),
                List.of(depths.first(), depths.second(), depths.main()),
                config.heads(),
                config.imageSize(),
                architecture.frames(),
                config.relativeBias(),
                architecture.hasHead());
    }
}
