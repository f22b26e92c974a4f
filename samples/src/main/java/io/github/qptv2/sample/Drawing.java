package io.github.qptv2.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Flat or shaded shapes with outlines, as in icons, logos and comics. */
record Drawing(Sheet sheet, Draws draws) {

    void draw() {
        boolean icons = draws.chance(0.5), outlined = draws.chance(0.5), shaded = draws.chance(0.4);
        if (!icons && draws.chance(0.6)) {
            sheet.box(Theme.vivid(draws), 0, 0, sheet.width(), sheet.height());
        }
        int shapes = draws.integer(2, icons ? 8 : 40);
        double span = Math.min(sheet.width(), sheet.height());
        for (int i = 0; i < shapes; i++) {
            double size = span * draws.uniform(0.05, icons ? 0.7 : 0.5);
            double middleX =
                    icons ? sheet.width() / 2.0 + draws.uniform(-0.15, 0.15) * span : draws.uniform(0, sheet.width());
            double middleY =
                    icons ? sheet.height() / 2.0 + draws.uniform(-0.15, 0.15) * span : draws.uniform(0, sheet.height());
            drawShape(shape(middleX, middleY, size), shaded, outlined);
        }
    }

    private void drawShape(Shape shape, boolean shaded, boolean outlined) {
        var pen = sheet.pen();
        Color color = draws.chance(0.2) ? sheet.theme().gray(draws.uniform(0, 1)) : Theme.vivid(draws);
        if (shaded) {
            var box = shape.getBounds2D();
            pen.setPaint(new GradientPaint(
                    (float) box.getMinX(),
                    (float) box.getMinY(),
                    draws.chance(0.5) ? color.brighter() : Theme.vivid(draws),
                    (float) box.getMaxX(),
                    (float) box.getMaxY(),
                    color));
        } else {
            pen.setColor(color);
        }
        pen.fill(shape);
        if (outlined) {
            sheet.stroke(sheet.theme().ink(), draws.uniform(1, 4));
            pen.draw(shape);
        }
    }

    private Shape shape(double x, double y, double size) {
        double w = size * draws.uniform(0.4, 1), h = size * draws.uniform(0.4, 1);
        return switch (draws.integer(0, 3)) {
            case 0 -> new Ellipse2D.Double(x - w / 2, y - h / 2, w, h);
            case 1 -> new RoundRectangle2D.Double(x - w / 2, y - h / 2, w, h, size / 5, size / 5);
            case 2 -> polygon(x, y, size / 2);
            default -> blob(x, y, size / 2);
        };
    }

    private Shape polygon(double x, double y, double radius) {
        int corners = draws.integer(3, 10);
        double inner = draws.chance(0.5) ? radius : radius * draws.uniform(0.3, 0.8), turn = draws.uniform(0, Math.PI);
        var path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = turn + 2 * Math.PI * i / corners, r = i % 2 == 0 ? radius : inner;
            if (i == 0) {
                path.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            } else {
                path.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }

    private Shape blob(double x, double y, double radius) {
        var path = new Path2D.Double();
        int knots = draws.integer(3, 7);
        path.moveTo(x + radius, y);
        for (int i = 1; i <= knots; i++) {
            double angle = 2 * Math.PI * i / knots, before = angle - Math.PI / knots;
            double r = radius * draws.uniform(0.6, 1.3), end = i == knots ? radius : radius * draws.uniform(0.6, 1.2);
            path.quadTo(
                    x + r * Math.cos(before),
                    y + r * Math.sin(before),
                    x + end * Math.cos(angle),
                    y + end * Math.sin(angle));
        }
        path.closePath();
        return path;
    }
}
