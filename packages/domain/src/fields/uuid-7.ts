/** An id in SQL, version 7, as all others are: a random UUID (version 4) whose first 48 bits are replaced by epoch milliseconds. */
export const UUID_7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
  52, 1), 53, 1), 'hex')::uuid`;
