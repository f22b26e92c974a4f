package io.github.qptv2.cli.checkpoint;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.architecture.Architecture;

/**
 * The network that a checkpoint's shapes belong to, as {@code qpt inspect} tells of it.
 *
 * @param name {@code hivit-tiny} and so on; {@code hivit-custom} if the size has no name
 * @param width channels of the main stage
 * @param depths of the three stages; an MLP stage of depth d has 2d blocks
 * @param input side of the square that it looks at, in pixels
 * @param frames of a clip, 1 for images
 * @param relativeBias whether attention has a bias per relative position
 * @param head whether there is a quality head, without which nothing can be scored
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
