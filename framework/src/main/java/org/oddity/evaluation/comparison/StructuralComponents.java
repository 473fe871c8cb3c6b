package org.oddity.evaluation.comparison;

import java.util.List;
import org.oddity.evaluation.Auroc;
import org.oddity.evaluation.RankedScores;

/**
 * What each image adds to a method's AUROC: for an anomaly the share of normals it lies above, for
 * a normal the share of anomalies it lies below, ties counting one half.
 *
 * <p>Counted from ranks in n log n steps, as by the midranks of Sun and Xu (2014, "Fast
 * Implementation of DeLong's Algorithm", IEEE Signal Processing Letters 21).
 *
 * @param auroc the mean of either side
 * @param ofAnomalies one per anomaly, in the order of the images
 * @param ofNormals one per normal, in the order of the images
 */
record StructuralComponents(double auroc, double[] ofAnomalies, double[] ofNormals) {

  /** Returns the components of one score per image. */
  static StructuralComponents of(double[] scores, boolean[] anomalous) {
    RankedScores ranked = RankedScores.of(scores, anomalous);
    double[] normalsBelow = new double[ranked.distinct()];
    double[] anomaliesAbove = new double[ranked.distinct()];
    double normals = 0;
    double anomalies = ranked.anomalies();
    for (int place = 0; place < ranked.distinct(); place++) {
      normalsBelow[place] = (normals + ranked.normalsAt(place) / 2.0) / ranked.normals();
      normals += ranked.normalsAt(place);
      anomalies -= ranked.anomaliesAt(place);
      anomaliesAbove[place] = (anomalies + ranked.anomaliesAt(place) / 2.0) / ranked.anomalies();
    }
    double[] ofAnomalies = new double[ranked.anomalies()];
    double[] ofNormals = new double[ranked.normals()];
    int[] places = ranked.placesOf(scores);
    int anomaly = 0;
    int normal = 0;
    for (int i = 0; i < places.length; i++) {
      if (anomalous[i]) {
        ofAnomalies[anomaly++] = normalsBelow[places[i]];
      } else {
        ofNormals[normal++] = anomaliesAbove[places[i]];
      }
    }
    double auroc = Auroc.of(ranked);
    return new StructuralComponents(auroc, ofAnomalies, ofNormals);
  }

  /** Returns the components of the mean AUROC of several trainings of one method. */
  static StructuralComponents meanOf(List<double[]> trainings, boolean[] anomalous) {
    List<StructuralComponents> each =
        trainings.stream().map(scores -> of(scores, anomalous)).toList();
    if (each.size() == 1) {
      return each.get(0);
    }
    double auroc = each.stream().mapToDouble(StructuralComponents::auroc).average().orElseThrow();
    return new StructuralComponents(
        auroc,
        mean(each.stream().map(StructuralComponents::ofAnomalies).toList()),
        mean(each.stream().map(StructuralComponents::ofNormals).toList()));
  }

  private static double[] mean(List<double[]> each) {
    double[] mean = new double[each.get(0).length];
    for (double[] values : each) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / each.size();
      }
    }
    return mean;
  }
}
