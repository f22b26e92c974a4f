package io.github.qptv2.scoring.backbone;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.onnx.OnnxException;

/**
 * Frozen networks and a regression on their features.
 *
 * @param networks at least one
 * @param views at least one; every network takes each
 * @param standardization of the features
 * @param regression from standardized features to the raw output
 * @since 0.1
 */
public record BackboneModel(
        List<Network> networks, List<ImageView> views, Standardization standardization, Regression regression) {

    /**
     * A frozen network.
     *
     * @param spec input scaling and outputs
     * @param onnx the bytes of its file
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of a file, never compared
    public record Network(BackboneSpec spec, byte[] onnx) {}

    /** Copies and checks. */
    public BackboneModel {
        networks = List.copyOf(networks);
        views = List.copyOf(views);
        if (networks.isEmpty() || views.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one network and one view, got %d and %d"
                    .formatted(networks.size(), views.size()));
        }
        if (standardization.width() != regression.width()) {
            throw new IllegalArgumentException(
                    "regression and standardization must be of as many features, got %d and %d"
                            .formatted(regression.width(), standardization.width()));
        }
    }

    /**
     * Features of open networks: network by network, view by view, (D).
     *
     * @throws OnnxException if a network fails
     */
    public static float[] features(List<Backbone> backbones, ImageWindows windows) throws OnnxException {
        var parts = new ArrayList<float[]>();
        for (Backbone backbone : backbones) {
            for (List<Image> view : windows.views()) {
                parts.addAll(backbone.features(view, backbone.outputs()));
            }
        }
        return Backbone.joined(parts);
    }

    /** The raw output of features (D). */
    public double raw(float[] features) {
        return regression.predict(standardization.of(features));
    }
}
