package io.github.qptv2.scoring.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.scoring.backbone.Backbone;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import io.github.qptv2.scoring.backbone.ImageWindows;

/** Frozen networks with a regression on their features. Each core scores one image at a time. */
public final class BackboneNetwork implements CropNetwork {

    private static final float[] NONE = {};

    private final BackboneModel model;
    private final List<Backbone> backbones = new ArrayList<>();

    private BackboneNetwork(BackboneModel model) {
        this.model = model;
    }

    /**
     * Loads the networks.
     *
     * @throws IllegalArgumentException if a network cannot be run
     */
    public static BackboneNetwork of(BackboneModel model) {
        var network = new BackboneNetwork(model);
        for (var each : model.networks()) {
            try {
                network.backbones.add(Backbone.open(each.onnx(), each.spec(), OnnxOptions.SINGLE_THREADED));
            } catch (OnnxException e) {
                network.close();
                throw new IllegalArgumentException(
                        "the network %s %s".formatted(each.spec().name(), e.getMessage()), e);
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        }
        return network;
    }

    /**
     * Cuts the windows of all views, packed as one crop.
     *
     * @throws ImageException if the image is under 16 pixels on a side, or more elongated than 50:1
     */
    public CropPixels prepare(Image image) throws ImageException {
        Preprocessor.requireScorable(image.width(), image.height());
        var windows = ImageWindows.of(image, model.views());
        return CropPixels.packed(image.width(), image.height(), windows.pack());
    }

    /** Most bytes of the pixels of an image's windows. */
    public long inputBytes() {
        return 3 * model.views().stream().mapToLong(ImageView::maxPixels).sum();
    }

    @Override
    public int side() {
        return 0;
    }

    @Override
    public float[] scores(CropBatch images, BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            return NONE;
        }
        var scores = new float[images.count()];
        boolean[] done = new boolean[scores.length];
        IntStream.range(0, scores.length).parallel().forEach(i -> {
            if (!stop.getAsBoolean()) {
                scores[i] = score(ImageWindows.unpack(images.pixels(i)));
                done[i] = true;
            }
        });
        int first = 0;
        while (first < done.length && done[first]) {
            first++;
        }
        return Arrays.copyOf(scores, first);
    }

    private float score(ImageWindows windows) {
        try {
            return (float) model.raw(BackboneModel.features(backbones, windows));
        } catch (OnnxException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        backbones.forEach(Backbone::close);
    }
}
