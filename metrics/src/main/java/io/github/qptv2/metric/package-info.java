/**
 * Agreement of predicted quality with human ratings: SRCC, PLCC, KRCC, RMSE, outlier ratio, logistic fits and bootstrap
 * intervals. {@link io.github.qptv2.metric.AgreementReport} computes all of them. Plain Java without natives; no result
 * is NaN.
 */
@NullMarked
package io.github.qptv2.metric;

import org.jspecify.annotations.NullMarked;
