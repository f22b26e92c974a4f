package io.github.qptv2.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import io.github.qptv2.server.queue.ScoreJob;
import io.github.qptv2.server.queue.ScoringModel;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request for scores.
 *
 * @param models of the tasks
 * @param extras what images get besides their scores
 * @param name of the file if the body is one
 */
record ScoreQuery(List<ScoringModel> models, ScoreJob.Extras extras, String name) {

    private static final Set<String> KNOWN = Set.of("task", "map", "explain", "name");
    private static final String DEFAULT_NAME = "body";

    /**
     * Reads the parameters.
     *
     * @param loaded models of the service; the first one is the default
     * @throws ProblemException if one is wrong
     */
    static ScoreQuery of(Context ctx, List<ScoringModel> loaded) {
        var unknown = ctx.queryParamMap().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw malformed("the parameters are task, map, explain and name, got " + unknown.get());
        }
        var name = ctx.queryParam("name");
        var models = models(ctx.queryParam("task"), loaded);
        boolean map = flag(ctx, "map"), explain = flag(ctx, "explain");
        if (map) {
            models.stream()
                    .filter(model -> !model.scorer().isMappable())
                    .findFirst()
                    .ifPresent(model -> {
                        throw malformed("map=true needs an image model that is a HiViT; that of %s is none"
                                .formatted(model.task()));
                    });
        }
        if (explain && models.stream().noneMatch(model -> model.scorer().isExplainable())) {
            throw malformed("explain=true needs a model with a distortion head; %s has none"
                    .formatted(models.stream().map(ScoringModel::task).collect(Collectors.joining(","))));
        }
        return new ScoreQuery(models, new ScoreJob.Extras(map, explain), name == null ? DEFAULT_NAME : name);
    }

    private static List<ScoringModel> models(@Nullable String tasks, List<ScoringModel> loaded) {
        if (tasks == null) {
            return loaded.subList(0, 1);
        }
        var chosen = new ArrayList<ScoringModel>();
        for (String task : Arrays.asList(tasks.split(",", -1))) {
            var model = loaded.stream().filter(each -> each.task().equals(task)).findFirst();
            if (model.isEmpty() || chosen.contains(model.get())) {
                throw malformed("task must name each of %s at most once, got %s"
                        .formatted(loaded.stream().map(ScoringModel::task).collect(Collectors.joining(",")), tasks));
            }
            chosen.add(model.get());
        }
        return List.copyOf(chosen);
    }

    private static boolean flag(Context ctx, String name) {
        var value = ctx.queryParam(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw malformed("%s must be true or false, got %s".formatted(name, value));
        }
        return "true".equals(value);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.BAD_REQUEST, detail);
    }
}
