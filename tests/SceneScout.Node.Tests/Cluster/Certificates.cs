using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SceneScout.Node.Tests.Cluster;

/// <summary>An authority of the test's own, and certificates from it, as files in a folder.</summary>
internal sealed class Certificates(string folder)
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddHours(-1);

    /// <summary>Writes an authority.</summary>
    public (string File, X509Certificate2 Certificate) Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var authority = request.CreateSelfSigned(From, From.AddDays(10));
        var file = Path.Combine(folder, $"{name}.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return (file, authority);
    }

    /// <summary>Writes a node's certificate and key.</summary>
    public (string Certificate, string Key) Node(string name, X509Certificate2 authority, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.Create(authority, From, until ?? From.AddDays(5), RandomNumberGenerator.GetBytes(8));
        var (file, keyFile) = (Path.Combine(folder, $"{name}.crt"), Path.Combine(folder, $"{name}.key"));
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (file, keyFile);
    }
}
