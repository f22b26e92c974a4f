package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.scoring.backbone.Backbone;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageWindows;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.train.TrainingException;

/** A regression on the features of frozen networks, which are part of its result. */
record BackboneScorer(Path file, BackboneBundle bundle, MosMapping calibration, List<Backbone> backbones)
        implements CropScorer {

    static BackboneScorer of(Path file, BackboneBundle bundle) throws TrainingException {
        var calibration = CropScorer.calibration(file, bundle.description());
        var backbones = new ArrayList<Backbone>();
        try {
            for (var network : bundle.model().networks()) {
                backbones.add(Backbone.open(network.onnx(), network.spec(), OnnxOptions.SINGLE_THREADED));
            }
            return new BackboneScorer(file, bundle, calibration, List.copyOf(backbones));
        } catch (OnnxException e) {
            backbones.forEach(Backbone::close);
            throw new TrainingException("pseudo.scorer: %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public Labeled of(Image crop) {
        var model = bundle.model();
        try {
            float[] features = BackboneModel.features(backbones, ImageWindows.of(crop, model.views()));
            // in single precision, as in qpt score
            float raw = (float) model.raw(features);
            return new Labeled(CropScorer.share(file, calibration, raw), features);
        } catch (OnnxException | IllegalArgumentException e) {
            throw new TeacherException(
                    "pseudo.scorer: %s cannot be run on a crop of %s: %s".formatted(file, crop, e.getMessage()), e);
        }
    }

    @Override
    public FittedImages fitted() {
        return bundle.fitted();
    }

    @Override
    public void close() {
        backbones.forEach(Backbone::close);
    }
}
