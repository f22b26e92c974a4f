package io.github.qptv2.cli.checkpoint;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import io.github.qptv2.scoring.backbone.KernelRegression;

/**
 * A regression on frozen networks, as {@code qpt inspect} describes it.
 *
 * @param features number of input features
 * @param regression {@code kernel} or {@code linear}
 * @param anchors number of stored training images; 0 for a linear regression
 * @param components principal components of each anchor; 0 for a linear regression
 */
@JsonPropertyOrder({"networks", "views", "features", "regression", "anchors", "components"})
record InspectedBackbone(
        List<Network> networks, List<String> views, int features, String regression, int anchors, int components) {

    /**
     * A frozen network.
     *
     * @param license empty if not stated
     * @param outputs empty for all outputs that can be pooled
     */
    @JsonPropertyOrder({"name", "license", "bytes", "scaling", "channels", "outputs"})
    record Network(String name, String license, int bytes, String scaling, String channels, List<String> outputs) {

        static Network of(BackboneModel.Network network) {
            var spec = network.spec();
            return new Network(
                    spec.name(),
                    spec.license(),
                    network.onnx().length,
                    spec.scaling().toString(),
                    spec.bgr() ? "bgr" : "rgb",
                    spec.outputs());
        }
    }

    static InspectedBackbone of(BackboneModel model) {
        var kernel = model.regression() instanceof KernelRegression found ? found : null;
        return new InspectedBackbone(
                model.networks().stream().map(Network::of).toList(),
                model.views().stream().map(ImageView::toString).toList(),
                model.regression().width(),
                kernel == null ? "linear" : "kernel",
                kernel == null ? 0 : kernel.anchors().count(),
                kernel == null ? 0 : kernel.anchors().components());
    }
}
