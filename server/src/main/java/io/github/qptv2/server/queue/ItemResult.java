package io.github.qptv2.server.queue;

import java.util.Optional;

import io.github.qptv2.scoring.QualityMap;
import io.github.qptv2.scoring.batch.ResultRow;

/**
 * The result of one item with one model.
 *
 * @param row fields of {@code qpt score}
 * @param map local quality, if it was requested and the item is an image
 * @param rejection why there is no score, if there is none
 * @since 0.2
 */
public record ItemResult(ResultRow row, Optional<QualityMap> map, Optional<Rejection> rejection) {}
