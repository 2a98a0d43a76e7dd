using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Event;
using Akka.Remote.Hosting;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Hosting;

/// <summary>TLS between nodes: both sides show a certificate, and both must come from the configured authority. The machine's own list of authorities plays no part: a certificate that the whole world trusts does not open a cluster.</summary>
internal static class NodeTls
{
    /// <summary>Reads the files.</summary>
    /// <exception cref="ConfigMistakeException">They cannot be read, or this node's own certificate would be refused by the others.</exception>
    public static SslOptions Load(TlsOptions options)
    {
        var authorities = Authorities(options);
        var own = Own(options);
        if (!own.HasPrivateKey)
            throw new ConfigMistakeException($"scenescout.node.tls.certificate '{options.Certificate}' has no private key; name its file in scenescout.node.tls.key.");
        if (Refusal(own, authorities) is { } why)
            throw new ConfigMistakeException($"scenescout.node.tls.certificate '{options.Certificate}' would be refused by the other nodes: {why}");
        return new SslOptions
        {
            X509Certificate = own,
            SuppressValidation = false,
            RequireMutualAuthentication = true,
            // Nodes come and go under changing names: belonging to the authority is what counts.
            ValidateCertificateHostname = false,
            CustomValidator = (certificate, _, peer, _, log) =>
            {
                if (certificate is not null && Refusal(certificate, authorities) is not { } refusal)
                    return true;
                log.Warning("TLS: {0} is refused: {1}", peer, certificate is null ? "it shows no certificate" : Refusal(certificate, authorities)!);
                return false;
            },
        };
    }

    /// <summary>Why a certificate is refused; null when it comes from the authorities and is in its time.</summary>
    public static string? Refusal(X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        // An authority of one's own publishes no list of revoked certificates; take a certificate back by a new authority.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate)
            ? null
            : $"{certificate.Subject}: {string.Join(" ", chain.ChainStatus.Select(s => s.StatusInformation.Trim()).Distinct())}";
    }

    private static X509Certificate2Collection Authorities(TlsOptions options)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(options.Authority);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigMistakeException($"scenescout.node.tls.authority '{options.Authority}' cannot be read: {e.Message}", e);
        }

        return authorities.Count > 0 ? authorities : throw new ConfigMistakeException($"scenescout.node.tls.authority '{options.Authority}' holds no certificate in PEM.");
    }

    private static X509Certificate2 Own(TlsOptions options)
    {
        try
        {
            if (!File.ReadAllText(options.Certificate).Contains("-----BEGIN", StringComparison.Ordinal))
                return X509CertificateLoader.LoadPkcs12FromFile(options.Certificate, options.Password);
            var key = options.Key.Length > 0 ? options.Key : options.Certificate;
            using var pem = options.Password.Length > 0
                ? X509Certificate2.CreateFromEncryptedPemFile(options.Certificate, options.Password, key)
                : X509Certificate2.CreateFromPemFile(options.Certificate, key);
            // A key that was only read is not usable for TLS on every system; one that went through PKCS#12 is.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigMistakeException($"scenescout.node.tls.certificate '{options.Certificate}' cannot be read: {e.Message}", e);
        }
    }
}
