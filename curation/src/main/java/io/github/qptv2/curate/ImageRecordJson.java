package io.github.qptv2.curate;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.feature.SharpnessDetail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Converts {@link ImageRecord} to a line of JSON and back. The object is flat, and empty fields are omitted. */
final class ImageRecordJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ImageRecordJson() {}

    static String write(ImageRecord image) {
        ObjectNode line = MAPPER.createObjectNode();
        ImageRecord.Origin origin = image.origin();
        line.put("pool", origin.pool()).put("path", origin.path());
        if (!origin.tar().isEmpty()) {
            line.put("tar", origin.tar()).put("offset", origin.offset());
        }
        line.put("bytes", origin.bytes());
        write(image.content(), line);
        write(image.decision(), line);
        return MAPPER.writeValueAsString(line);
    }

    private static void write(ImageMeasurements content, ObjectNode line) {
        if (content instanceof ImageMeasurements.Broken broken) {
            line.put("error", broken.message());
        } else if (content instanceof ImageMeasurements.Unopened unopened) {
            write(unopened.shape(), unopened.sha256(), line);
        } else if (content instanceof ImageMeasurements.Measured measured) {
            write(measured.shape(), measured.sha256(), line);
            line.put("dhash", measured.hash().toString())
                    .put("sharpness", rounded(measured.detail().sharpness()))
                    .put("entropy", rounded(measured.detail().entropy()));
            line.putObject("foreground")
                    .put("coverage", rounded(measured.foreground().coverage()))
                    .put("objects", measured.foreground().objects())
                    .put("source", measured.foreground().source().toString());
            if (!measured.warning().isEmpty()) {
                line.put("warning", measured.warning());
            }
        }
    }

    private static void write(ImageMeasurements.Shape shape, String sha256, ObjectNode line) {
        line.put("format", shape.format())
                .put("width", shape.width())
                .put("height", shape.height())
                .put("sha256", sha256);
    }

    private static void write(CurationDecision decision, ObjectNode line) {
        if (decision.equals(CurationDecision.PENDING)) {
            return;
        }
        line.put("decision", decision.keep() ? "keep" : "drop");
        if (!decision.keep()) {
            line.put("rule", decision.rule()).put("reason", decision.reason());
        }
        if (!decision.match().equals(CurationDecision.Match.NONE)) {
            line.putObject("match")
                    .put("set", decision.match().set())
                    .put("path", decision.match().path())
                    .put("distance", decision.match().distance());
        }
    }

    /** Rounded to six digits, so that the manifest is the same on every machine. */
    static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /**
     * The inverse of {@link #write}; throws an exception of Jackson or an IllegalArgumentException for another line.
     */
    static ImageRecord read(String text) {
        JsonNode line = MAPPER.readTree(text);
        var origin = new ImageRecord.Origin(
                line.required("pool").asInt(),
                line.required("path").asString(),
                line.path("tar").asString(""),
                line.path("offset").asLong(0),
                line.required("bytes").asLong());
        return new ImageRecord(origin, content(line), decision(line));
    }

    private static ImageMeasurements content(JsonNode line) {
        if (line.has("error")) {
            return new ImageMeasurements.Broken(line.get("error").asString());
        }
        var shape = new ImageMeasurements.Shape(
                line.required("format").asString(),
                line.required("width").asInt(),
                line.required("height").asInt());
        String sha256 = line.required("sha256").asString();
        if (!line.has("dhash")) {
            return new ImageMeasurements.Unopened(shape, sha256);
        }
        JsonNode foreground = line.required("foreground");
        return new ImageMeasurements.Measured(
                shape,
                sha256,
                PerceptualHash.parse(line.get("dhash").asString()),
                new SharpnessDetail(
                        line.required("sharpness").asDouble(),
                        line.required("entropy").asDouble()),
                new Foreground(
                        foreground.required("coverage").asDouble(),
                        foreground.required("objects").asInt(),
                        "masks".equals(foreground.required("source").asString())
                                ? Foreground.Source.MASKS
                                : Foreground.Source.SALIENCY),
                line.path("warning").asString(""));
    }

    private static CurationDecision decision(JsonNode line) {
        if (!line.has("decision")) {
            return CurationDecision.PENDING;
        }
        if (line.get("decision").asString().equals("keep")) {
            return CurationDecision.KEEP;
        }
        JsonNode match = line.path("match");
        return new CurationDecision(
                false,
                line.required("rule").asString(),
                line.required("reason").asString(),
                match.isMissingNode()
                        ? CurationDecision.Match.NONE
                        : new CurationDecision.Match(
                                match.required("set").asString(),
                                match.required("path").asString(),
                                match.required("distance").asInt()));
    }
}
