package org.oddity;

import com.google.inject.AbstractModule;
import java.util.ServiceLoader;
import org.oddity.backbone.BackboneModule;
import org.oddity.backbone.dcgan.DcganModule;
import org.oddity.backbone.feature.FeatureModule;
import org.oddity.backbone.imported.ImportedModule;
import org.oddity.backbone.lenet.LenetModule;
import org.oddity.backbone.pretrained.PretrainedModule;
import org.oddity.backbone.resnet.ResnetModule;
import org.oddity.backbone.unet.UnetModule;
import org.oddity.backbone.vgg.VggModule;
import org.oddity.data.DataModule;
import org.oddity.data.cifar.CifarModule;
import org.oddity.data.coco.CocoCropModule;
import org.oddity.data.coil.CoilModule;
import org.oddity.data.fetch.FetchModule;
import org.oddity.data.folder.FolderModule;
import org.oddity.data.mnist.MnistModule;
import org.oddity.data.synthetic.SyntheticModule;
import org.oddity.data.ucsd.UcsdModule;
import org.oddity.detector.adversarial.alocc.AloccModule;
import org.oddity.detector.adversarial.anogan.AnoganModule;
import org.oddity.detector.adversarial.gan.GanModule;
import org.oddity.detector.adversarial.ganomaly.GanomalyModule;
import org.oddity.detector.adversarial.ocgan.OcganModule;
import org.oddity.detector.adversarial.skipganomaly.SkipGanomalyModule;
import org.oddity.detector.attention.AttentionMaskModule;
import org.oddity.detector.classical.gaussian.GaussianModule;
import org.oddity.detector.classical.isolation.IsolationModule;
import org.oddity.detector.classical.kde.KdeModule;
import org.oddity.detector.classical.knn.KnnModule;
import org.oddity.detector.classical.lbp.LbpModule;
import org.oddity.detector.classical.pca.PcaModule;
import org.oddity.detector.classical.svm.SvmModule;
import org.oddity.detector.oneclass.deepsvdd.DeepSvddModule;
import org.oddity.detector.preprocessing.PreprocessingModule;
import org.oddity.detector.pretrained.VectorsModule;
import org.oddity.detector.pretrained.deepknn.DeepKnnModule;
import org.oddity.detector.pretrained.dfkde.DfkdeModule;
import org.oddity.detector.pretrained.dfm.DfmModule;
import org.oddity.detector.pretrained.padim.PadimModule;
import org.oddity.detector.pretrained.patchcore.PatchcoreModule;
import org.oddity.detector.pretrained.spade.SpadeModule;
import org.oddity.detector.reconstruction.ReconstructionModule;
import org.oddity.detector.reconstruction.autoencoder.AutoencoderModule;
import org.oddity.detector.reconstruction.denoising.DenoisingModule;
import org.oddity.detector.reconstruction.vae.VaeModule;
import org.oddity.detector.supervised.SupervisedModule;
import org.oddity.detector.supervised.network.NetworkClassifierModule;
import org.oddity.detector.trivial.TrivialModule;
import org.oddity.experiment.ExperimentModule;
import org.oddity.report.ReportModule;
import org.oddity.tensor.device.DeviceModule;
import org.oddity.tensor.engine.EngineModule;
import org.oddity.tensor.openblas.TensorModule;
import org.oddity.tracking.mlflow.TrackingModule;

/**
 * Installs every feature of the framework and of the jars beside it, always all of them: selection
 * is by name at run time.
 */
public final class OddityModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().disableCircularProxies();
    binder().requireExactBindingAnnotations();
    install(new ExperimentModule());
    install(new ReportModule());
    // tensors
    install(new TensorModule());
    install(new DeviceModule());
    install(new EngineModule());
    // datasets
    install(new DataModule());
    install(new MnistModule());
    install(new CifarModule());
    install(new CoilModule());
    install(new CocoCropModule());
    install(new FolderModule());
    install(new SyntheticModule());
    install(new UcsdModule());
    install(new FetchModule());
    // backbones
    install(new BackboneModule());
    install(new FeatureModule());
    install(new PretrainedModule());
    install(new DcganModule());
    install(new ImportedModule());
    install(new LenetModule());
    install(new ResnetModule());
    install(new UnetModule());
    install(new VggModule());
    // detectors
    install(new PreprocessingModule());
    // tracking
    install(new TrackingModule());
    install(new GaussianModule());
    install(new IsolationModule());
    install(new KdeModule());
    install(new KnnModule());
    install(new LbpModule());
    install(new PcaModule());
    install(new DeepSvddModule());
    install(new GanomalyModule());
    install(new OcganModule());
    install(new SkipGanomalyModule());
    install(new NetworkClassifierModule());
    install(new SupervisedModule());
    install(new SvmModule());
    install(new TrivialModule());
    // adversarial detectors
    install(new AloccModule());
    install(new AnoganModule());
    install(new AttentionMaskModule());
    install(new GanModule());
    // detectors by reconstruction
    install(new ReconstructionModule());
    install(new AutoencoderModule());
    install(new DenoisingModule());
    install(new VaeModule());
    // detectors on networks trained elsewhere
    install(new VectorsModule());
    install(new DeepKnnModule());
    install(new DfkdeModule());
    install(new DfmModule());
    install(new PadimModule());
    install(new PatchcoreModule());
    install(new SpadeModule());
    // jars beside this one
    ServiceLoader.load(ExtensionModule.class).forEach(this::install);
  }
}
