package io.github.qptv2.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.server.queue.ScoringModel;

/** The models of the service as JSON. */
final class ModelJson {

    private ModelJson() {}

    static String list(List<ScoringModel> models) {
        return Json.line(
                Map.of("models", models.stream().map(ModelJson::members).toList()));
    }

    private static Map<String, Object> members(ScoringModel model) {
        var scorer = model.scorer();
        var description = scorer.description();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("task", model.task());
        members.put("name", description.name());
        members.put("frames", scorer.frames());
        members.put("maps", scorer.isMappable());
        members.put("explains", scorer.isExplainable());
        members.put("calibrated", description.calibration().isPresent());
        members.put("precision", scorer.precision().toString());
        members.put("model_hash", scorer.modelHash());
        members.put("training_data", description.trainingData());
        return members;
    }
}
