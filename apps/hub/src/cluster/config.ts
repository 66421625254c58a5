import { z } from 'zod';

/** Whether a NATS server of this name is spoken to in TLS only. */
export const isEncrypted = (server: string): boolean => server.startsWith('tls://');

/** A hub that is one of several. SPEC: cluster/SPEC.md. */
export const clusterConfig = z.object({
  /** The same at all hubs of a centre; centres that share a NATS have each their own. */
  name: z
    .string()
    .regex(/^[a-z\d-]{1,40}$/)
    .default('hearthline'),
  nats: z.object({
    /** `nats://host:4222`, or `tls://…` with the name that its certificate has, not an address; any of them will do. [CLUSTER-16] */
    servers: z
      .array(z.string().min(1))
      .min(1)
      .max(16)
      .refine((servers) => new Set(servers.map(isEncrypted)).size === 1, 'all of them tls://, or none'),
    /** A token, or a name with its password: as the NATS server was told. */
    token: z.string().min(1).optional(),
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    /** Files in PEM: whom to trust, and how this hub shows who it is. */
    tls: z
      .object({
        caFile: z.string().optional(),
        certFile: z.string().optional(),
        keyFile: z.string().optional(),
      })
      .optional(),
  }),
  /** Where the other doors reach this hub's HTTP while it is the writer: an address of the centre's own network. */
  inner: z
    .object({
      host: z.string().default('127.0.0.1'),
      /** 0 takes a free port. */
      port: z.number().int().min(0).max(65_535).default(0),
    })
    .prefault({}),
});
export type ClusterConfig = z.infer<typeof clusterConfig>;
