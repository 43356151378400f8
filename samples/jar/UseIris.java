import model.Iris;

/** Uses a model from its JAR: javac -cp iris.jar UseIris.java, then java -cp iris.jar:. UseIris 5.1 3.5 1.4 0.2 */
public class UseIris {
    public static void main(String[] measures) {
        double[] x = new double[4];
        for (int i = 0; i < 4; i++) x[i] = Double.parseDouble(measures[i]);
        Iris iris = Iris.load();
        double[] p = iris.probability(x);
        System.out.println(p[0] + "," + p[1] + "," + p[2] + "," + iris.species(x));
    }
}
